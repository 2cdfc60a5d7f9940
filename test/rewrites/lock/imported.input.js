// options: {"packages": {"auth0-lock": "*"}}
import { lock } from './made';
import { token } from './session';

export function addAccount(done) {
  lock.show({ languageDictionary: { title: 'Add' }, auth: { params: { access_token: token() } } }, done);
}
