import { HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { environment } from './environment';

// Requests to the application's own API only.
export const apiToken: HttpInterceptorFn = (request, next) => {
  const isOwn = request.url.startsWith(environment.apiUrl);
  return next(isOwn ? request.clone({ setHeaders: { Authorization: session() } }) : request);
};

// Requests that have no token yet.
export function anyToken(request: HttpRequest<unknown>, next: HttpHandlerFn) {
  if (request.headers.has('Authorization')) return next(request);
  return next(request.clone({ setHeaders: { Authorization: session() } }));
}
