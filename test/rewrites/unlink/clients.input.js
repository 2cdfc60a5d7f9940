const axios = require('axios');
const request = require('request');
const got = require('got');
const superagent = require('superagent');
const needle = require('needle');
const https = require('https');
const { request: undici } = require('undici');

const BASE = 'https://garden.eu.auth0.com';
const api = axios.create({ baseURL: BASE });

exports.byFetch = (token, id) =>
  fetch(`${BASE}/unlink`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: id }),
  });

exports.byAxios = async (session, id) => {
  const { data } = await axios.post(BASE + '/unlink', { access_token: session.token, user_id: id }, { timeout: 500 });
  await api.post('/login/unlink', { access_token: session.token, user_id: 'samlp|garden|a@b.c' });
  await axios({
    method: 'post',
    url: BASE + '/unlink',
    data: { access_token: session.token, user_id: id },
    headers: { 'X-Garden': '1', 'Content-Type': 'application/json' },
  });
  return data;
};

exports.byRequest = (token, id, done) => {
  request.post({ url: BASE + '/unlink', form: { access_token: token, user_id: id } }, done);
  request({ method: 'POST', uri: BASE + '/unlink', json: { access_token: token, user_id: id } }, done);
};

exports.byGot = (token, id) => got.post(`${BASE}/login/unlink`, { json: { access_token: token, user_id: id }, retry: 0 });

exports.bySuperagent = (token, id) =>
  superagent
    .post(`${BASE}/unlink`)
    .type('form')
    .send({ access_token: token, user_id: id })
    .set('X-Garden', '1');

exports.byNeedle = (token, id, done) => {
  needle.post(BASE + '/unlink', { access_token: token, user_id: id }, done);
};

exports.byUndici = (token, id) =>
  undici(BASE + '/unlink', { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id }) });

exports.byNode = (token, id, onResponse) => {
  const body = JSON.stringify({ access_token: token, user_id: id });
  const outgoing = https.request(
    {
      hostname: 'garden.eu.auth0.com',
      path: '/unlink',
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    },
    onResponse,
  );
  outgoing.write(body);
  outgoing.end();
};
