import { ajax } from 'rxjs/ajax';
import { mergeMap, map } from 'rxjs/operators';

export const unlinkEpic = (action$) =>
  action$.pipe(
    mergeMap(({ token, id }) =>
      ajax.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id }, { 'Content-Type': 'application/json' }).pipe(map(() => ({ type: 'UNLINKED' }))),
    ),
  );

export const unlinkEpic2 = (action$) =>
  action$.pipe(
    mergeMap(({ token, id }) =>
      ajax({ url: 'https://orchard.auth0.com/unlink', method: 'POST', headers: { 'Content-Type': 'application/json' }, body: { access_token: token, user_id: id } }),
    ),
  );
