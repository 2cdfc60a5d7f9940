import { Injectable } from '@angular/core';
import { HttpHandler, HttpInterceptor, HttpRequest } from '@angular/common/http';

@Injectable()
export class SessionInterceptor implements HttpInterceptor {
  intercept(request: HttpRequest<unknown>, next: HttpHandler) {
    return next.handle(this.withSession(request));
  }

  private withSession(request: HttpRequest<unknown>) {
    return request.clone({ headers: request.headers.set('Authorization', localStorage.getItem('session') ?? '') });
  }
}
