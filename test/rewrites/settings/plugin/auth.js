import Vue from 'vue';
import createAuth0Client from '@auth0/auth0-spa-js';

export const useAuth0 = ({ redirectUri, ...options }) =>
  new Vue({
    async created() {
      this.client = await createAuth0Client({ domain: options.domain, client_id: options.clientId, redirect_uri: redirectUri });
    },
  });

export const Auth0Plugin = {
  install(Vue, options) {
    Vue.prototype.$auth = useAuth0(options);
  },
};
