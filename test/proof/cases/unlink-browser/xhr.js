/* proof: {"form": "XMLHttpRequest", "side": "browser", "does": "unlink", "with": {}, "other": "samlp|shop|carl@bikes.example/1?2"} */
function unlinkAccount(accessToken, linkedUserId, callback) {
  var xhr = new XMLHttpRequest();
  xhr.open('POST', 'https://shop.eu.auth0.com/unlink');
  xhr.setRequestHeader('Content-Type', 'application/json');
  xhr.onload = function () {
    callback(xhr.status === 200 ? null : new Error('answered ' + xhr.status));
  };
  xhr.send(JSON.stringify({ access_token: accessToken, user_id: linkedUserId }));
}

document.getElementById('go').onclick = function () {
  unlinkAccount(localStorage.getItem('access_token'), localStorage.getItem('linked_user_id'), function (error) {
    if (error) console.error('failed', error.message);
    else console.log('done');
  });
};
