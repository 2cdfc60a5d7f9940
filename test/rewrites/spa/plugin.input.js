import Vue from 'vue';
import createAuth0Client from '@auth0/auth0-spa-js';

export const useAuth0 = (settings) =>
  new Vue({
    async created() {
      this.auth0Client = await createAuth0Client({ domain: settings.domain, client_id: settings.clientId });
    },
    methods: {
      loginWithRedirect(o) {
        return this.auth0Client.loginWithRedirect(o);
      },
      async linkWithRedirect(o) {
        const token = await this.auth0Client.getTokenSilently();
        return this.auth0Client.loginWithRedirect({ ...o, access_token: token });
      },
      async join() {
        return this.auth0Client.loginWithRedirect({ connection: 'github', access_token: this.token });
      },
    },
  });
