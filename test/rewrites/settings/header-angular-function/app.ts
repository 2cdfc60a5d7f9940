import { provideHttpClient, withInterceptors } from '@angular/common/http';

export const app = {
  providers: [
    provideHttpClient(
      withInterceptors([(request, next) => next(request.clone({ setHeaders: { Authorization: session() } }))]),
    ),
  ],
};
