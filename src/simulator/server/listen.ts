import { createServer, type Server } from 'node:http';

/** Listens on the loopback interface alone, without answering yet. */
export function listen(port: number): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || address === null) return reject(new Error('The server has no port'));
      resolve({ server, url: `http://127.0.0.1:${address.port}` });
    });
  });
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
