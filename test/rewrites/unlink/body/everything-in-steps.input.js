import fetch from 'unfetch';
const unlinkAccount = async ({ domain, token, id }) => {
  const opts = {};
  opts.method = 'POST';
  opts.headers = { 'Content-Type': 'application/json' };
  opts.body = JSON.stringify({ access_token: token, user_id: id });
  return fetch(`https://orchard.auth0.com/unlink`, opts);
};
export default unlinkAccount;
