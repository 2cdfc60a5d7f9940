import { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';
import request from 'superagent';

const TENANT = 'orchard.eu.auth0.com';

export class Logins {
  constructor(
    private readonly http: HttpClient,
    private readonly store: { token: string; refresh(): void },
  ) {}

  // The response is awaited, but nothing reads it.
  async remove(id: string): Promise<void> {
    await firstValueFrom(
      this.http.post(`https://${TENANT}/unlink`, { access_token: this.store.token, user_id: id }),
    );
  }

  // The body is in a variable, and the subscriber ignores its parameter.
  drop(id: string): void {
    const body = { access_token: this.store.token, user_id: id };
    this.http.post(`https://${TENANT}/unlink`, body).subscribe((response) => {
      this.store.refresh();
    });
  }

  // Only a failed request's text is read.
  async forget(id: string): Promise<void> {
    const response = await fetch(`https://${TENANT}/unlink`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ access_token: this.store.token, user_id: id }),
    });
    if (!response.ok) console.error(await response.text());
  }

  // The response is the second parameter, which the callback ignores.
  detach(id: string): void {
    request
      .post(`https://${TENANT}/unlink`)
      .send({ access_token: this.store.token, user_id: id })
      .end((error, response) => {
        if (error) console.error(error);
        else this.store.refresh();
      });
  }

  // Somebody else may read it.
  async list(id: string): Promise<unknown> {
    return firstValueFrom(
      this.http.post(`https://${TENANT}/unlink`, { access_token: this.store.token, user_id: id }),
    );
  }
}
