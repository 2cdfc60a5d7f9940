import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { firstValueFrom } from 'rxjs';

@Injectable()
export class AccountService {
  constructor(private readonly httpService: HttpService) {}

  async unlink(accessToken: string, userId: string): Promise<void> {
    await firstValueFrom(
      this.httpService.post('https://orchard.auth0.com/unlink', {
        access_token: accessToken,
        user_id: userId,
      }),
    );
  }
}
