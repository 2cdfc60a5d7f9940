import { HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { map } from 'rxjs';

export const session: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { Authorization: localStorage.getItem('session') ?? '' } })).pipe(
    map((event) => (event instanceof HttpResponse ? event.clone({ body: event.body.data }) : event)),
  );
