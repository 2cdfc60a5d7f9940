// options: {"packages": {"vue": "^2.6.0", "axios": "^0.19.0"}}
export default {
  methods: {
    unlink(token, id) {
      return this.$http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
    },
  },
};
