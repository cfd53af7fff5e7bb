/** A real issuer of OpenID Connect on this machine, with a key that tests hold too, so that they can also forge. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

/** What the tokens of the server under test must be for. */
export const AUDIENCE = 'https://samwise.example/api';

export interface Issuer {
  readonly url: string;
  /** A token for a client, as clients get it. */
  readonly tokenFor: (client: string, resource?: string) => Promise<string>;
  /** A token signed with the issuer's present key, whatever it says. */
  readonly sign: (claims: JWTPayload, header?: object, key?: CryptoKey) => Promise<string>;
  /** The signature of any text with that key. */
  readonly signatureOf: (text: string) => Promise<string>;
  /** Present public key. */
  readonly publicKey: () => CryptoKey;
  /** Signs with a new key from now on, and publishes no other. */
  readonly rotate: () => Promise<void>;
  /** Requests that it has answered, by path. */
  readonly asked: readonly string[];
  /** Whether it answers at all. */
  readonly turn: (isOn: boolean) => void;
  readonly close: () => Promise<void>;
}

const SECRET = 'a secret that clients share with the issuer alone';

/** Starts an issuer; `claims` by client are put into its tokens. */
export const startIssuer = async (claims: Readonly<Record<string, JWTPayload>>): Promise<Issuer> => {
  let handle: RequestListener = () => undefined;
  let isOn = true;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (isOn) handle(request, response);
    else response.destroy();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let keys = await generateKeyPair('RS256', { extractable: true });
  let count = 0;
  const kid = (): string => `key-${count}`;
  const begin = async (): Promise<void> => {
    count++;
    const provider = new Provider(url, {
      clients: Object.keys(claims).map(client => ({
        client_id: client,
        client_secret: SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => AUDIENCE,
          getResourceServerInfo: (_: unknown, resource: string) => ({
            scope: '',
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 600,
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
      extraTokenClaims: (_: unknown, { clientId }: { readonly clientId: string }) => claims[clientId],
      jwks: { keys: [{ ...(await exportJWK(keys.privateKey)), kid: kid(), alg: 'RS256', use: 'sig' }] },
    });
    handle = provider.callback();
  };
  await begin();
  return {
    url,
    asked,
    publicKey: () => keys.publicKey,
    tokenFor: async (client, resource = AUDIENCE) => {
      const response = await fetch(`${url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${client}:${encodeURIComponent(SECRET)}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
      });
      const body = (await response.json()) as { readonly access_token?: string };
      if (!body.access_token) throw new Error(`the issuer gave no token: ${JSON.stringify(body)}`);
      return body.access_token;
    },
    sign: (payload, header = {}, key = keys.privateKey) =>
      new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: kid(), ...header }).sign(key),
    signatureOf: async text => {
      const bytes = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', keys.privateKey, Buffer.from(text));
      return Buffer.from(bytes).toString('base64url');
    },
    rotate: async () => {
      keys = await generateKeyPair('RS256', { extractable: true });
      await begin();
    },
    turn: next => {
      isOn = next;
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
