$(document).ajaxSend(function (event, xhr) {
  xhr.setRequestHeader('Authorization', 'Bearer ' + localStorage.getItem('session'));
});
