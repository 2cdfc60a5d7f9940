// options: {"packages": {"@auth0/auth0-spa-js": "^1.16.0", "vue": "^3.0.0"}}
// The settings are an argument of the project's own function that creates the client.
export default {
  methods: {
    async link(connection) {
      const access_token = await this.$auth.getTokenSilently();
      await this.$auth.loginWithRedirect({ connection, access_token });
    },
  },
};
