import { DomainError } from '@procur/service-kit/domain-error';
import type { EndpointChannel } from './channel.ts';

export type EndpointRules = {
  readonly allowHttp: boolean;
  readonly slackHosts: readonly string[];
  /** The names that can be chosen. */
  readonly eventNames: readonly string[];
};

export type NewEndpoint = {
  readonly channel: EndpointChannel;
  readonly url: string;
  /** Names such as `requests.request_approved`; none means all. */
  readonly eventNames: readonly string[];
};

/** What can be said of an endpoint without asking the network. @throws DomainError invalid, naming the field at fault. */
export function checkEndpoint(endpoint: NewEndpoint, rules: EndpointRules): NewEndpoint {
  const url = checkUrl(endpoint.url, rules);
  if (endpoint.channel === 'slack' && !rules.slackHosts.includes(url.hostname)) {
    throw refuse('SLACK_HOST_UNKNOWN', 'url', { given: url.hostname, allowed: rules.slackHosts });
  }
  const unknown = endpoint.eventNames.find((name) => !rules.eventNames.includes(name));
  if (unknown !== undefined) throw refuse('EVENT_UNKNOWN', 'eventNames', { given: unknown, allowed: rules.eventNames });
  return { channel: endpoint.channel, url: url.href, eventNames: [...new Set(endpoint.eventNames)] };
}

/** Whether the endpoint wants to hear of the event. */
export function wants({ eventNames }: Pick<NewEndpoint, 'eventNames'>, eventName: string): boolean {
  return eventNames.length === 0 || eventNames.includes(eventName);
}

function checkUrl(given: string, { allowHttp }: EndpointRules): URL {
  const schemes = allowHttp ? ['https', 'http'] : ['https'];
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !schemes.includes(url.protocol.slice(0, -1)))
    throw refuse('URL_INVALID', 'url', { given, allowed: schemes });
  // A password in a URL ends in logs and lists.
  if (url.username !== '' || url.password !== '') {
    throw refuse('URL_INVALID', 'url', { given: 'a URL with a user or password', allowed: ['a URL without them'] });
  }
  return url;
}

type Refusal = { readonly given: string; readonly allowed: readonly string[] };

function refuse(reason: string, field: string, { given, allowed }: Refusal): DomainError {
  const message = `"${given}" cannot be the ${field} of an endpoint`;
  return new DomainError('invalid', reason, message, { field, given, allowed });
}
