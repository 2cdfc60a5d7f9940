import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

@Controller('accounts')
export class AccountsController {
  @Get('link')
  link(@Req() req: Request, @Res() res: Response) {
    // refused: the new login needs a callback route, and Relink adds none to NestJS
    res.redirect(`https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=https://orchard.example.com/back&access_token=${req.session.accessToken}`);
  }
}
