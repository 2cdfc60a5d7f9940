require(['lodash', 'axios'], function (_, axios) {
  axios.post('https://orchard.auth0.com/unlink', { access_token: localStorage.token, user_id: _.last(ids) });
});
