import { createAuth0 } from '@auth0/auth0-vue';

export default defineNuxtPlugin(({ vueApp }) => {
  const config = useRuntimeConfig();
  vueApp.use(createAuth0({ domain: config.public.authDomain, clientId: config.public.auth.clientId }));
});
