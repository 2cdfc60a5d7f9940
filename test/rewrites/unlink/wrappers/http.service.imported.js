import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';

export class ApiService {
  http = inject(HttpClient);

  post(url, body) {
    return this.http.post(url, body);
  }

  delete(url, options) {
    return this.http.delete(url, options);
  }
}
