import Vue from 'vue';
import Router from 'vue-router';
import * as auth from '../auth/auth';
import Account from '../views/Account.vue';
import Callback from '../views/Callback.vue';
import Home from '../views/Home.vue';

Vue.use(Router);

const router = new Router({
  mode: 'history',
  routes: [
    { path: '/', component: Home },
    { path: '/callback', component: Callback },
    { path: '/account', component: Account, meta: { requiresAuth: true } },
  ],
});

router.beforeEach((to, from, next) => {
  if (to.meta.requiresAuth && !auth.isAuthenticated()) next('/');
  else next();
});

export default router;
