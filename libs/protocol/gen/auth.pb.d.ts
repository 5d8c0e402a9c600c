import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace tau. */
export namespace tau {

    /** Namespace auth. */
    namespace auth {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Project.
             * @deprecated Use tau.auth.v1.Project.$Properties instead.
             */
            interface IProject extends tau.auth.v1.Project.$Properties {
            }

            /** Represents a Project. */
            class Project {

                /**
                 * Constructs a new Project.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.Project.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Project id. */
                id: string;

                /** Project name. */
                name: string;

                /** Project repositories. */
                repositories: string[];

                /** Project createdAtMs. */
                createdAtMs: number;

                /**
                 * Encodes the specified Project message. Does not implicitly {@link tau.auth.v1.Project.verify|verify} messages.
                 * @param message Project message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.Project.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Project message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.Project & tau.auth.v1.Project.$Shape} Project
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.Project & tau.auth.v1.Project.$Shape;
            }

            namespace Project {

                /** Properties of a Project. */
                interface $Properties {

                    /** Project id */
                    id?: (string|null);

                    /** Project name */
                    name?: (string|null);

                    /** Project repositories */
                    repositories?: (string[]|null);

                    /** Project createdAtMs */
                    createdAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Project. */
                type $Shape = tau.auth.v1.Project.$Properties;
            }

            /**
             * Properties of a GetProjectRequest.
             * @deprecated Use tau.auth.v1.GetProjectRequest.$Properties instead.
             */
            interface IGetProjectRequest extends tau.auth.v1.GetProjectRequest.$Properties {
            }

            /** Represents a GetProjectRequest. */
            class GetProjectRequest {

                /**
                 * Constructs a new GetProjectRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.GetProjectRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetProjectRequest id. */
                id: string;

                /** GetProjectRequest name. */
                name: string;

                /**
                 * Encodes the specified GetProjectRequest message. Does not implicitly {@link tau.auth.v1.GetProjectRequest.verify|verify} messages.
                 * @param message GetProjectRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.GetProjectRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetProjectRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.GetProjectRequest & tau.auth.v1.GetProjectRequest.$Shape} GetProjectRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.GetProjectRequest & tau.auth.v1.GetProjectRequest.$Shape;
            }

            namespace GetProjectRequest {

                /** Properties of a GetProjectRequest. */
                interface $Properties {

                    /** GetProjectRequest id */
                    id?: (string|null);

                    /** GetProjectRequest name */
                    name?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetProjectRequest. */
                type $Shape = tau.auth.v1.GetProjectRequest.$Properties;
            }

            /**
             * Properties of a GetProjectResponse.
             * @deprecated Use tau.auth.v1.GetProjectResponse.$Properties instead.
             */
            interface IGetProjectResponse extends tau.auth.v1.GetProjectResponse.$Properties {
            }

            /** Represents a GetProjectResponse. */
            class GetProjectResponse {

                /**
                 * Constructs a new GetProjectResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.GetProjectResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetProjectResponse project. */
                project?: (tau.auth.v1.Project.$Properties|null);

                /**
                 * Encodes the specified GetProjectResponse message. Does not implicitly {@link tau.auth.v1.GetProjectResponse.verify|verify} messages.
                 * @param message GetProjectResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.GetProjectResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetProjectResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.GetProjectResponse & tau.auth.v1.GetProjectResponse.$Shape} GetProjectResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.GetProjectResponse & tau.auth.v1.GetProjectResponse.$Shape;
            }

            namespace GetProjectResponse {

                /** Properties of a GetProjectResponse. */
                interface $Properties {

                    /** GetProjectResponse project */
                    project?: (tau.auth.v1.Project.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetProjectResponse. */
                type $Shape = tau.auth.v1.GetProjectResponse.$Properties;
            }

            /**
             * Properties of a ListProjectsRequest.
             * @deprecated Use tau.auth.v1.ListProjectsRequest.$Properties instead.
             */
            interface IListProjectsRequest extends tau.auth.v1.ListProjectsRequest.$Properties {
            }

            /** Represents a ListProjectsRequest. */
            class ListProjectsRequest {

                /**
                 * Constructs a new ListProjectsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.ListProjectsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListProjectsRequest after. */
                after: string;

                /** ListProjectsRequest limit. */
                limit: number;

                /**
                 * Encodes the specified ListProjectsRequest message. Does not implicitly {@link tau.auth.v1.ListProjectsRequest.verify|verify} messages.
                 * @param message ListProjectsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.ListProjectsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListProjectsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.ListProjectsRequest & tau.auth.v1.ListProjectsRequest.$Shape} ListProjectsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.ListProjectsRequest & tau.auth.v1.ListProjectsRequest.$Shape;
            }

            namespace ListProjectsRequest {

                /** Properties of a ListProjectsRequest. */
                interface $Properties {

                    /** ListProjectsRequest after */
                    after?: (string|null);

                    /** ListProjectsRequest limit */
                    limit?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListProjectsRequest. */
                type $Shape = tau.auth.v1.ListProjectsRequest.$Properties;
            }

            /**
             * Properties of a ListProjectsResponse.
             * @deprecated Use tau.auth.v1.ListProjectsResponse.$Properties instead.
             */
            interface IListProjectsResponse extends tau.auth.v1.ListProjectsResponse.$Properties {
            }

            /** Represents a ListProjectsResponse. */
            class ListProjectsResponse {

                /**
                 * Constructs a new ListProjectsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.ListProjectsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListProjectsResponse projects. */
                projects: tau.auth.v1.Project.$Properties[];

                /** ListProjectsResponse next. */
                next: string;

                /**
                 * Encodes the specified ListProjectsResponse message. Does not implicitly {@link tau.auth.v1.ListProjectsResponse.verify|verify} messages.
                 * @param message ListProjectsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.ListProjectsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListProjectsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.ListProjectsResponse & tau.auth.v1.ListProjectsResponse.$Shape} ListProjectsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.ListProjectsResponse & tau.auth.v1.ListProjectsResponse.$Shape;
            }

            namespace ListProjectsResponse {

                /** Properties of a ListProjectsResponse. */
                interface $Properties {

                    /** ListProjectsResponse projects */
                    projects?: (tau.auth.v1.Project.$Properties[]|null);

                    /** ListProjectsResponse next */
                    next?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListProjectsResponse. */
                type $Shape = tau.auth.v1.ListProjectsResponse.$Properties;
            }

            /**
             * Properties of a FetchSourcesRequest.
             * @deprecated Use tau.auth.v1.FetchSourcesRequest.$Properties instead.
             */
            interface IFetchSourcesRequest extends tau.auth.v1.FetchSourcesRequest.$Properties {
            }

            /** Represents a FetchSourcesRequest. */
            class FetchSourcesRequest {

                /**
                 * Constructs a new FetchSourcesRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.FetchSourcesRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchSourcesRequest capability. */
                capability: Uint8Array;

                /** FetchSourcesRequest repository. */
                repository: string;

                /** FetchSourcesRequest commit. */
                commit: string;

                /** FetchSourcesRequest have. */
                have: string[];

                /**
                 * Encodes the specified FetchSourcesRequest message. Does not implicitly {@link tau.auth.v1.FetchSourcesRequest.verify|verify} messages.
                 * @param message FetchSourcesRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.FetchSourcesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchSourcesRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.FetchSourcesRequest & tau.auth.v1.FetchSourcesRequest.$Shape} FetchSourcesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.FetchSourcesRequest & tau.auth.v1.FetchSourcesRequest.$Shape;
            }

            namespace FetchSourcesRequest {

                /** Properties of a FetchSourcesRequest. */
                interface $Properties {

                    /** FetchSourcesRequest capability */
                    capability?: (Uint8Array|null);

                    /** FetchSourcesRequest repository */
                    repository?: (string|null);

                    /** FetchSourcesRequest commit */
                    commit?: (string|null);

                    /** FetchSourcesRequest have */
                    have?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchSourcesRequest. */
                type $Shape = tau.auth.v1.FetchSourcesRequest.$Properties;
            }

            /**
             * Properties of a SourcesChunk.
             * @deprecated Use tau.auth.v1.SourcesChunk.$Properties instead.
             */
            interface ISourcesChunk extends tau.auth.v1.SourcesChunk.$Properties {
            }

            /** Represents a SourcesChunk. */
            class SourcesChunk {

                /**
                 * Constructs a new SourcesChunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.SourcesChunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SourcesChunk data. */
                data: Uint8Array;

                /**
                 * Encodes the specified SourcesChunk message. Does not implicitly {@link tau.auth.v1.SourcesChunk.verify|verify} messages.
                 * @param message SourcesChunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.SourcesChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SourcesChunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.SourcesChunk & tau.auth.v1.SourcesChunk.$Shape} SourcesChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.SourcesChunk & tau.auth.v1.SourcesChunk.$Shape;
            }

            namespace SourcesChunk {

                /** Properties of a SourcesChunk. */
                interface $Properties {

                    /** SourcesChunk data */
                    data?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SourcesChunk. */
                type $Shape = tau.auth.v1.SourcesChunk.$Properties;
            }

            /**
             * Properties of a RepositoryRecord.
             * @deprecated Use tau.auth.v1.RepositoryRecord.$Properties instead.
             */
            interface IRepositoryRecord extends tau.auth.v1.RepositoryRecord.$Properties {
            }

            /** Represents a RepositoryRecord. */
            class RepositoryRecord {

                /**
                 * Constructs a new RepositoryRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.RepositoryRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RepositoryRecord project. */
                project: string;

                /** RepositoryRecord home. */
                home: string;

                /** RepositoryRecord createdAtMs. */
                createdAtMs: number;

                /**
                 * Encodes the specified RepositoryRecord message. Does not implicitly {@link tau.auth.v1.RepositoryRecord.verify|verify} messages.
                 * @param message RepositoryRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.RepositoryRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RepositoryRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.RepositoryRecord & tau.auth.v1.RepositoryRecord.$Shape} RepositoryRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.RepositoryRecord & tau.auth.v1.RepositoryRecord.$Shape;
            }

            namespace RepositoryRecord {

                /** Properties of a RepositoryRecord. */
                interface $Properties {

                    /** RepositoryRecord project */
                    project?: (string|null);

                    /** RepositoryRecord home */
                    home?: (string|null);

                    /** RepositoryRecord createdAtMs */
                    createdAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RepositoryRecord. */
                type $Shape = tau.auth.v1.RepositoryRecord.$Properties;
            }

            /**
             * Properties of a TokenRecord.
             * @deprecated Use tau.auth.v1.TokenRecord.$Properties instead.
             */
            interface ITokenRecord extends tau.auth.v1.TokenRecord.$Properties {
            }

            /** Represents a TokenRecord. */
            class TokenRecord {

                /**
                 * Constructs a new TokenRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.TokenRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TokenRecord owner. */
                owner: string;

                /** TokenRecord admin. */
                admin: boolean;

                /** TokenRecord project. */
                project: string;

                /** TokenRecord write. */
                write: boolean;

                /** TokenRecord createdAtMs. */
                createdAtMs: number;

                /** TokenRecord notAfterMs. */
                notAfterMs: number;

                /** TokenRecord bootstrap. */
                bootstrap: string;

                /**
                 * Encodes the specified TokenRecord message. Does not implicitly {@link tau.auth.v1.TokenRecord.verify|verify} messages.
                 * @param message TokenRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.TokenRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TokenRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.TokenRecord & tau.auth.v1.TokenRecord.$Shape} TokenRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.TokenRecord & tau.auth.v1.TokenRecord.$Shape;
            }

            namespace TokenRecord {

                /** Properties of a TokenRecord. */
                interface $Properties {

                    /** TokenRecord owner */
                    owner?: (string|null);

                    /** TokenRecord admin */
                    admin?: (boolean|null);

                    /** TokenRecord project */
                    project?: (string|null);

                    /** TokenRecord write */
                    write?: (boolean|null);

                    /** TokenRecord createdAtMs */
                    createdAtMs?: (number|null);

                    /** TokenRecord notAfterMs */
                    notAfterMs?: (number|null);

                    /** TokenRecord bootstrap */
                    bootstrap?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TokenRecord. */
                type $Shape = tau.auth.v1.TokenRecord.$Properties;
            }

            /**
             * Properties of an AccessRecord.
             * @deprecated Use tau.auth.v1.AccessRecord.$Properties instead.
             */
            interface IAccessRecord extends tau.auth.v1.AccessRecord.$Properties {
            }

            /** Represents an AccessRecord. */
            class AccessRecord {

                /**
                 * Constructs a new AccessRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.AccessRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AccessRecord write. */
                write: boolean;

                /** AccessRecord createdAtMs. */
                createdAtMs: number;

                /**
                 * Encodes the specified AccessRecord message. Does not implicitly {@link tau.auth.v1.AccessRecord.verify|verify} messages.
                 * @param message AccessRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.AccessRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AccessRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.AccessRecord & tau.auth.v1.AccessRecord.$Shape} AccessRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.AccessRecord & tau.auth.v1.AccessRecord.$Shape;
            }

            namespace AccessRecord {

                /** Properties of an AccessRecord. */
                interface $Properties {

                    /** AccessRecord write */
                    write?: (boolean|null);

                    /** AccessRecord createdAtMs */
                    createdAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AccessRecord. */
                type $Shape = tau.auth.v1.AccessRecord.$Properties;
            }

            /**
             * Properties of a PushRecord.
             * @deprecated Use tau.auth.v1.PushRecord.$Properties instead.
             */
            interface IPushRecord extends tau.auth.v1.PushRecord.$Properties {
            }

            /** Represents a PushRecord. */
            class PushRecord {

                /**
                 * Constructs a new PushRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.PushRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PushRecord sequence. */
                sequence: number;

                /** PushRecord pushedAtMs. */
                pushedAtMs: number;

                /** PushRecord pusher. */
                pusher: string;

                /** PushRecord refs. */
                refs: tau.auth.v1.RefChange.$Properties[];

                /** PushRecord skip. */
                skip: boolean;

                /** PushRecord environment. */
                environment: string;

                /**
                 * Encodes the specified PushRecord message. Does not implicitly {@link tau.auth.v1.PushRecord.verify|verify} messages.
                 * @param message PushRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.PushRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PushRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.PushRecord & tau.auth.v1.PushRecord.$Shape} PushRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.PushRecord & tau.auth.v1.PushRecord.$Shape;
            }

            namespace PushRecord {

                /** Properties of a PushRecord. */
                interface $Properties {

                    /** PushRecord sequence */
                    sequence?: (number|null);

                    /** PushRecord pushedAtMs */
                    pushedAtMs?: (number|null);

                    /** PushRecord pusher */
                    pusher?: (string|null);

                    /** PushRecord refs */
                    refs?: (tau.auth.v1.RefChange.$Properties[]|null);

                    /** PushRecord skip */
                    skip?: (boolean|null);

                    /** PushRecord environment */
                    environment?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PushRecord. */
                type $Shape = tau.auth.v1.PushRecord.$Properties;
            }

            /**
             * Properties of a RefChange.
             * @deprecated Use tau.auth.v1.RefChange.$Properties instead.
             */
            interface IRefChange extends tau.auth.v1.RefChange.$Properties {
            }

            /** Represents a RefChange. */
            class RefChange {

                /**
                 * Constructs a new RefChange.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.RefChange.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RefChange ref. */
                ref: string;

                /** RefChange before. */
                before: string;

                /** RefChange after. */
                after: string;

                /**
                 * Encodes the specified RefChange message. Does not implicitly {@link tau.auth.v1.RefChange.verify|verify} messages.
                 * @param message RefChange message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.RefChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RefChange message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.RefChange & tau.auth.v1.RefChange.$Shape} RefChange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.RefChange & tau.auth.v1.RefChange.$Shape;
            }

            namespace RefChange {

                /** Properties of a RefChange. */
                interface $Properties {

                    /** RefChange ref */
                    ref?: (string|null);

                    /** RefChange before */
                    before?: (string|null);

                    /** RefChange after */
                    after?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RefChange. */
                type $Shape = tau.auth.v1.RefChange.$Properties;
            }

            /**
             * Properties of a TipRecord.
             * @deprecated Use tau.auth.v1.TipRecord.$Properties instead.
             */
            interface ITipRecord extends tau.auth.v1.TipRecord.$Properties {
            }

            /** Represents a TipRecord. */
            class TipRecord {

                /**
                 * Constructs a new TipRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.auth.v1.TipRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TipRecord commit. */
                commit: string;

                /** TipRecord sequence. */
                sequence: number;

                /**
                 * Encodes the specified TipRecord message. Does not implicitly {@link tau.auth.v1.TipRecord.verify|verify} messages.
                 * @param message TipRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.auth.v1.TipRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TipRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.auth.v1.TipRecord & tau.auth.v1.TipRecord.$Shape} TipRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.auth.v1.TipRecord & tau.auth.v1.TipRecord.$Shape;
            }

            namespace TipRecord {

                /** Properties of a TipRecord. */
                interface $Properties {

                    /** TipRecord commit */
                    commit?: (string|null);

                    /** TipRecord sequence */
                    sequence?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TipRecord. */
                type $Shape = tau.auth.v1.TipRecord.$Properties;
            }
        }
    }
}
