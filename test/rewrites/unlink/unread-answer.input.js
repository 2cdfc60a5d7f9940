import axios from 'axios';

const domain = 'orchard.auth0.com';

// Only the status of the response matters.
export async function unlinkAndCheck(token, userId) {
  const response = await fetch(`https://${domain}/unlink`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: userId }),
  });
  if (!response.ok) {
    throw new Error(`Unlinking failed: ${response.status}`);
  }
}

// The handlers ignore the response, and the promise has another value.
export const unlinkQuietly = (token, userId) =>
  axios
    .post(`https://${domain}/unlink`, { access_token: token, user_id: userId })
    .then((response) => history.back())
    .catch((error) => console.log(error));

export function unlinkByEvent(token, userId, done) {
  const xhr = new XMLHttpRequest();
  xhr.open('POST', `https://${domain}/unlink`);
  xhr.setRequestHeader('Content-Type', 'application/json');
  xhr.onload = () => {
    if (xhr.status === 200) done();
  };
  xhr.onerror = (event) => console.error(event);
  xhr.send(JSON.stringify({ access_token: token, user_id: userId }));
}

export function unlinkByJquery(token, userId) {
  $.ajax({
    type: 'POST',
    url: `https://${domain}/unlink`,
    data: { access_token: token, user_id: userId },
  })
    .done(() => location.reload())
    .fail((xhr) => alert(xhr.responseText));
}

export function unlinkWithReason(token, userId, done) {
  const xhr = new XMLHttpRequest();
  xhr.open('POST', `https://${domain}/unlink`);
  xhr.setRequestHeader('Content-Type', 'application/json');
  xhr.onload = () => done(xhr.status === 200 ? null : new Error('Not unlinked: ' + xhr.responseText));
  xhr.send(JSON.stringify({ access_token: token, user_id: userId }));
}

// The variables hold no function.
export function unlinkByVariables($http, token, userId) {
  const url = 'https://orchard.auth0.com/unlink';
  const body = { access_token: token, user_id: userId };
  $http.post(url, body).then(() => history.back());
}

// These read it.
export function unlinkBySuccess(token, userId) {
  const options = { type: 'POST', data: { access_token: token, user_id: userId } };
  options.success = (answer) => alert(answer);
  $.ajax('https://orchard.auth0.com/unlink', options);
}

export async function unlinkAndReturn(token, userId) {
  const response = await fetch(`https://${domain}/unlink`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: userId }),
  });
  if (!response.ok) throw new Error('Unlinking failed');
  return response.text();
}

export function unlinkAndShow(token, userId) {
  $.ajax({
    type: 'POST',
    url: `https://${domain}/unlink`,
    data: { access_token: token, user_id: userId },
    success: function (answer) {
      $('#message').text(answer);
    },
  });
}

export function unlinkByArguments(token, userId, done) {
  axios.post(`https://${domain}/unlink`, { access_token: token, user_id: userId }).then(function () {
    done.apply(null, arguments);
  });
}

export function unlinkAndListen(token, userId, done) {
  const xhr = new XMLHttpRequest();
  xhr.open('POST', `https://${domain}/unlink`);
  xhr.setRequestHeader('Content-Type', 'application/json');
  xhr.onload = function () {
    done(this.responseText);
  };
  xhr.send(JSON.stringify({ access_token: token, user_id: userId }));
}
