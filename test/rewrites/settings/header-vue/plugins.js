import Vue from 'vue';
import axios from 'axios';
import store from './store';

axios.interceptors.request.use(async (config) => {
  config.headers.Authorization = await store.dispatch('session');
  return config;
});

Vue.prototype.$http = axios;
