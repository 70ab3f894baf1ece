import { type DescFile, type DescService, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { Code } from '@connectrpc/connect';
import {
  ServerReflection,
  type ServerReflectionRequest,
} from '@procur/contracts/gen/grpc/reflection/v1/reflection_pb.ts';
import type { Routes } from './rpc-server.ts';

/** The gRPC reflection service, so that grpcurl and similar tools can list and call what a process serves. */
export function reflectionRoutes(services: readonly DescService[]): Routes {
  const files = reachableFiles(services.map((service) => service.file));
  return (router) =>
    router.service(ServerReflection, {
      async *serverReflectionInfo(requests) {
        for await (const request of requests) {
          yield {
            validHost: request.host,
            originalRequest: request,
            messageResponse: answer(request, services, files),
          };
        }
      },
    });
}

function answer(request: ServerReflectionRequest, services: readonly DescService[], files: readonly DescFile[]) {
  const asked = request.messageRequest;
  switch (asked.case) {
    case 'listServices':
      return {
        case: 'listServicesResponse' as const,
        value: { service: services.map(({ typeName: name }) => ({ name })) },
      };
    case 'fileByFilename':
      return describeFile(
        files.find((file) => `${file.name}.proto` === asked.value),
        asked.value,
      );
    case 'fileContainingSymbol':
      return describeFile(
        files.find((file) => declares(file, asked.value)),
        asked.value,
      );
    case 'fileContainingExtension':
      return describeFile(
        files.find((file) =>
          file.extensions.some(
            (each) =>
              each.number === asked.value.extensionNumber && each.extendee.typeName === asked.value.containingType,
          ),
        ),
        asked.value.containingType,
      );
    case 'allExtensionNumbersOfType':
      return { case: 'allExtensionNumbersResponse' as const, value: extensionNumbers(files, asked.value) };
    case undefined:
      return refusal(Code.InvalidArgument, 'the request asks for nothing');
  }
}

function describeFile(file: DescFile | undefined, asked: string) {
  if (file === undefined) return refusal(Code.NotFound, `"${asked}" is not known here`);
  const fileDescriptorProto = reachableFiles([file]).map((each) => toBinary(FileDescriptorProtoSchema, each.proto));
  return { case: 'fileDescriptorResponse' as const, value: { fileDescriptorProto } };
}

function extensionNumbers(files: readonly DescFile[], baseTypeName: string) {
  const extensions = files.flatMap((file) => file.extensions);
  const own = extensions.filter((extension) => extension.extendee.typeName === baseTypeName);
  return { baseTypeName, extensionNumber: own.map((extension) => extension.number) };
}

function refusal(errorCode: Code, errorMessage: string) {
  return { case: 'errorResponse' as const, value: { errorCode, errorMessage } };
}

// A symbol is a service, method, message, enum or extension, by its full name.
function declares(file: DescFile, symbol: string): boolean {
  const declared = [...file.services, ...file.messages.flatMap(withNested), ...file.enums, ...file.extensions];
  if (declared.some((each) => each.typeName === symbol)) return true;
  return file.services.some(({ typeName, methods }) => methods.some(({ name }) => `${typeName}.${name}` === symbol));
}

type Nested = DescFile['messages'][number] | DescFile['enums'][number];

function withNested(message: DescFile['messages'][number]): readonly Nested[] {
  return [message, ...message.nestedEnums, ...message.nestedMessages.flatMap(withNested)];
}

/** The files and all that they import, each once, the first ones first. */
function reachableFiles(roots: readonly DescFile[]): readonly DescFile[] {
  const seen = new Set<DescFile>();
  const visit = (file: DescFile) => {
    if (seen.has(file)) return;
    seen.add(file);
    file.dependencies.forEach(visit);
  };
  roots.forEach(visit);
  return [...seen];
}
