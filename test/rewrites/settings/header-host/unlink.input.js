export default (context) => ({
  unlink: (token, id) =>
    context.app.$axios.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id }),
});
