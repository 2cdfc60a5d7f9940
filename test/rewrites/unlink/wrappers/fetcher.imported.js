export async function client(endpoint, { data, headers: customHeaders, ...customConfig } = {}) {
  const config = {
    method: data ? 'POST' : 'GET',
    body: data ? JSON.stringify(data) : undefined,
    headers: { 'Content-Type': 'application/json', ...customHeaders },
    ...customConfig,
  };
  const response = await window.fetch(endpoint, config);
  const json = await response.json();
  if (!response.ok) return Promise.reject(json);
  return json;
}
