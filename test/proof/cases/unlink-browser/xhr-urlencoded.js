/* proof: {"form": "XMLHttpRequest, URL and body in variables", "side": "browser", "does": "unlink", "with": {}} */
// As Auth0's reference had it.
var ns = 'shop.eu.auth0.com';

document.getElementById('go').onclick = function () {
  var url = 'https://' + ns + '/login/unlink';
  var params = 'access_token=' + localStorage.getItem('access_token') + '&user_id=' + localStorage.getItem('linked_user_id');
  var xhr = new XMLHttpRequest();
  xhr.open('POST', url);
  xhr.setRequestHeader('Content-Type', 'application/json');
  xhr.onload = function () {
    if (xhr.status === 200) console.log('done');
    else console.error('failed', xhr.status);
  };
  xhr.send(params);
};
