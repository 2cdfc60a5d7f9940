/** A port that leads to one tenant after the other: a browser is told once, at its start, where the tenant is. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import type { Tenant } from '../tenant/tenant.js';

export class Forwarder {
  readonly server: Server = createServer();
  #port = 0;

  constructor() {
    this.server.on('connection', (socket) => {
      const onward = connect(this.#port, '127.0.0.1');
      socket.pipe(onward).pipe(socket);
      socket.on('error', () => onward.destroy());
      onward.on('error', () => socket.destroy());
    });
  }

  /** Where new connections lead from now on. */
  set tenant({ port }: Tenant) {
    this.#port = port;
  }
}

/** @returns the port on 127.0.0.1 */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
