import { type DescMethod, type DescMethodUnary, type DescService, getOption, hasOption } from '@bufbuild/protobuf';
import { http as httpOption } from '@procur/contracts/gen/google/api/annotations_pb.ts';
import type { HttpRule } from '@procur/contracts/gen/google/api/http_pb.ts';
import { access as accessOption } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import { fromWireRole, type RoleName } from '@procur/service-kit/roles';
import { type ServiceName, serviceNames } from '@procur/service-kit/service-names';
import { servedFiles } from './served-files.ts';

export type HttpVerb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call. No role named means any signed-in user. */
export type Access = { readonly anonymous: boolean; readonly roles: readonly RoleName[] };

/** One way to reach a method over REST, as its `google.api.http` says. */
export type HttpBinding = {
  readonly verb: HttpVerb;
  readonly template: string;
  /** Field that the body fills; `*` for the whole message, empty for no body. */
  readonly body: string;
  /** Field of the response that is the answer; empty for the whole response. */
  readonly responseBody: string;
};

/** A method that the public may call. */
export type PublicMethod = {
  readonly owner: ServiceName;
  readonly method: DescMethodUnary;
  readonly access: Access;
  readonly bindings: readonly HttpBinding[];
};

/** Every method with a `google.api.http` annotation, over all services: the whole public surface comes from here. */
export const publicMethods: readonly PublicMethod[] = servedFiles
  .flatMap((file) => file.services)
  .flatMap((service) => service.methods.filter(isPublic).map((method) => toPublicMethod(service, method)));

/** The access rule of any method, also of those that the gateway offers by hand. */
export function accessOf(method: DescMethod): Access {
  const { anonymous, roles } = getOption(method, accessOption);
  return { anonymous, roles: roles.flatMap((role) => fromWireRole(role) ?? []) };
}

/** The service that owns a protobuf service, from its package `procur.<owner>.v1`. */
export function ownerOf(service: DescService): ServiceName {
  const owner = serviceNames.find((name) => service.typeName.startsWith(`procur.${name}.`));
  if (owner === undefined) throw new Error(`${service.typeName} belongs to no service`);
  return owner;
}

function isPublic(method: DescMethod): method is DescMethodUnary {
  return method.methodKind === 'unary' && hasOption(method, httpOption);
}

function toPublicMethod(service: DescService, method: DescMethodUnary): PublicMethod {
  const rule = getOption(method, httpOption);
  const bindings = [rule, ...rule.additionalBindings].map((each) => toBinding(each, rule));
  return { owner: ownerOf(service), method, access: accessOf(method), bindings };
}

function toBinding(rule: HttpRule, main: HttpRule): HttpBinding {
  const { case: verb, value: template } = rule.pattern;
  if (verb === undefined || verb === 'custom') throw new Error('a google.api.http rule without a verb');
  const responseBody = rule.responseBody || main.responseBody;
  return { verb: verb.toUpperCase() as HttpVerb, template, body: rule.body, responseBody };
}
