import { createApp } from 'vue';
import App from './App.vue';
import router from './router';
import authConfig from './auth_config.json';
import { setupAuth } from './auth/index';

const app = createApp(App).use(router);

setupAuth(authConfig, (state) => router.push(state ? state.page : '/')).then((auth) => {
  app.use(auth).mount('#app');
});
