export function callApi(url, method = 'get', body) {
  return fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    .then((response) => response.json().then((json) => ({ json, response })))
    .then(({ json, response }) => (response.ok ? json : Promise.reject(json)));
}
