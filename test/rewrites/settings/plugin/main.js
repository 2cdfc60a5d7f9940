import Vue from 'vue';
import { Auth0Plugin } from './auth';
import { domain, clientId } from './config';

Vue.use(Auth0Plugin, { domain, clientId });
