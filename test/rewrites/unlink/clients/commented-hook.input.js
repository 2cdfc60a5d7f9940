// $.ajaxSetup({ beforeSend: function (xhr) { xhr.setRequestHeader('Authorization', session); } });

/*
$.ajaxSend(function (event, xhr) {
  xhr.setRequestHeader('Authorization', session);
});
*/
function unlink(token, id) {
  $.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
}
