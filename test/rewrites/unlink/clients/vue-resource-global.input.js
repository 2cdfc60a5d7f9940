import Vue from 'vue'
import VueResource from 'vue-resource'
Vue.use(VueResource)

export function unlink (token, id) {
  return Vue.http.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id }, { emulateJSON: true })
}
