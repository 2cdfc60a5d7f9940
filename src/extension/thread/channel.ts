import type { Cancellation, Request, Response } from './protocol.js';

/** A running thread. */
export interface Channel {
  post(message: Request | Cancellation): void;
  onResponse(listener: (response: Response) => void): void;
  /** Called once when it ended by itself. */
  onEnd(listener: (reason: string) => void): void;
  end(): void;
}

/** Starts a thread. @throws {Error} where the host has none */
export type StartChannel = () => Channel;
