import { createApp } from 'vue';
import { createAuth0 } from '@auth0/auth0-vue';
import Bakery from './Bakery.vue';

createApp(Bakery)
  .use(createAuth0({ domain: __BAKERY_DOMAIN__, clientId: window.bakery.clientId }))
  .mount('#bakery');
