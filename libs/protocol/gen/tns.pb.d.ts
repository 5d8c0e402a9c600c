import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace tau. */
export namespace tau {

    /** Namespace tns. */
    namespace tns {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a BranchRecord.
             * @deprecated Use tau.tns.v1.BranchRecord.$Properties instead.
             */
            interface IBranchRecord extends tau.tns.v1.BranchRecord.$Properties {
            }

            /** Represents a BranchRecord. */
            class BranchRecord {

                /**
                 * Constructs a new BranchRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.BranchRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BranchRecord project. */
                project: string;

                /** BranchRecord projectName. */
                projectName: string;

                /** BranchRecord branch. */
                branch: string;

                /** BranchRecord release. */
                release: string;

                /** BranchRecord pushedAtMs. */
                pushedAtMs: number;

                /** BranchRecord job. */
                job: string;

                /** BranchRecord hosts. */
                hosts: string[];

                /** BranchRecord holders. */
                holders: string[];

                /** BranchRecord selected. */
                selected: boolean;

                /** BranchRecord attempt. */
                attempt: number;

                /** BranchRecord previous. */
                previous: string[];

                /**
                 * Encodes the specified BranchRecord message. Does not implicitly {@link tau.tns.v1.BranchRecord.verify|verify} messages.
                 * @param message BranchRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.BranchRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BranchRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.BranchRecord & tau.tns.v1.BranchRecord.$Shape} BranchRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.BranchRecord & tau.tns.v1.BranchRecord.$Shape;
            }

            namespace BranchRecord {

                /** Properties of a BranchRecord. */
                interface $Properties {

                    /** BranchRecord project */
                    project?: (string|null);

                    /** BranchRecord projectName */
                    projectName?: (string|null);

                    /** BranchRecord branch */
                    branch?: (string|null);

                    /** BranchRecord release */
                    release?: (string|null);

                    /** BranchRecord pushedAtMs */
                    pushedAtMs?: (number|null);

                    /** BranchRecord job */
                    job?: (string|null);

                    /** BranchRecord hosts */
                    hosts?: (string[]|null);

                    /** BranchRecord holders */
                    holders?: (string[]|null);

                    /** BranchRecord selected */
                    selected?: (boolean|null);

                    /** BranchRecord attempt */
                    attempt?: (number|null);

                    /** BranchRecord previous */
                    previous?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BranchRecord. */
                type $Shape = tau.tns.v1.BranchRecord.$Properties;
            }

            /**
             * Properties of a PublishRequest.
             * @deprecated Use tau.tns.v1.PublishRequest.$Properties instead.
             */
            interface IPublishRequest extends tau.tns.v1.PublishRequest.$Properties {
            }

            /** Represents a PublishRequest. */
            class PublishRequest {

                /**
                 * Constructs a new PublishRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.PublishRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PublishRequest capability. */
                capability: Uint8Array;

                /** PublishRequest release. */
                release: Uint8Array;

                /** PublishRequest job. */
                job: string;

                /** PublishRequest attempt. */
                attempt: number;

                /** PublishRequest holders. */
                holders: string[];

                /**
                 * Encodes the specified PublishRequest message. Does not implicitly {@link tau.tns.v1.PublishRequest.verify|verify} messages.
                 * @param message PublishRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.PublishRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PublishRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.PublishRequest & tau.tns.v1.PublishRequest.$Shape} PublishRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.PublishRequest & tau.tns.v1.PublishRequest.$Shape;
            }

            namespace PublishRequest {

                /** Properties of a PublishRequest. */
                interface $Properties {

                    /** PublishRequest capability */
                    capability?: (Uint8Array|null);

                    /** PublishRequest release */
                    release?: (Uint8Array|null);

                    /** PublishRequest job */
                    job?: (string|null);

                    /** PublishRequest attempt */
                    attempt?: (number|null);

                    /** PublishRequest holders */
                    holders?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PublishRequest. */
                type $Shape = tau.tns.v1.PublishRequest.$Properties;
            }

            /**
             * Properties of a PublishResponse.
             * @deprecated Use tau.tns.v1.PublishResponse.$Properties instead.
             */
            interface IPublishResponse extends tau.tns.v1.PublishResponse.$Properties {
            }

            /** Represents a PublishResponse. */
            class PublishResponse {

                /**
                 * Constructs a new PublishResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.PublishResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PublishResponse current. */
                current?: (tau.tns.v1.BranchRecord.$Properties|null);

                /** PublishResponse isCurrent. */
                isCurrent: boolean;

                /**
                 * Encodes the specified PublishResponse message. Does not implicitly {@link tau.tns.v1.PublishResponse.verify|verify} messages.
                 * @param message PublishResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.PublishResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PublishResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.PublishResponse & tau.tns.v1.PublishResponse.$Shape} PublishResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.PublishResponse & tau.tns.v1.PublishResponse.$Shape;
            }

            namespace PublishResponse {

                /** Properties of a PublishResponse. */
                interface $Properties {

                    /** PublishResponse current */
                    current?: (tau.tns.v1.BranchRecord.$Properties|null);

                    /** PublishResponse isCurrent */
                    isCurrent?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PublishResponse. */
                type $Shape = tau.tns.v1.PublishResponse.$Properties;
            }

            /**
             * Properties of a GetBranchRequest.
             * @deprecated Use tau.tns.v1.GetBranchRequest.$Properties instead.
             */
            interface IGetBranchRequest extends tau.tns.v1.GetBranchRequest.$Properties {
            }

            /** Represents a GetBranchRequest. */
            class GetBranchRequest {

                /**
                 * Constructs a new GetBranchRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.GetBranchRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetBranchRequest project. */
                project: string;

                /** GetBranchRequest branch. */
                branch: string;

                /**
                 * Encodes the specified GetBranchRequest message. Does not implicitly {@link tau.tns.v1.GetBranchRequest.verify|verify} messages.
                 * @param message GetBranchRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.GetBranchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetBranchRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.GetBranchRequest & tau.tns.v1.GetBranchRequest.$Shape} GetBranchRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.GetBranchRequest & tau.tns.v1.GetBranchRequest.$Shape;
            }

            namespace GetBranchRequest {

                /** Properties of a GetBranchRequest. */
                interface $Properties {

                    /** GetBranchRequest project */
                    project?: (string|null);

                    /** GetBranchRequest branch */
                    branch?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetBranchRequest. */
                type $Shape = tau.tns.v1.GetBranchRequest.$Properties;
            }

            /**
             * Properties of a GetBranchResponse.
             * @deprecated Use tau.tns.v1.GetBranchResponse.$Properties instead.
             */
            interface IGetBranchResponse extends tau.tns.v1.GetBranchResponse.$Properties {
            }

            /** Represents a GetBranchResponse. */
            class GetBranchResponse {

                /**
                 * Constructs a new GetBranchResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.GetBranchResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetBranchResponse record. */
                record?: (tau.tns.v1.BranchRecord.$Properties|null);

                /**
                 * Encodes the specified GetBranchResponse message. Does not implicitly {@link tau.tns.v1.GetBranchResponse.verify|verify} messages.
                 * @param message GetBranchResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.GetBranchResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetBranchResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.GetBranchResponse & tau.tns.v1.GetBranchResponse.$Shape} GetBranchResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.GetBranchResponse & tau.tns.v1.GetBranchResponse.$Shape;
            }

            namespace GetBranchResponse {

                /** Properties of a GetBranchResponse. */
                interface $Properties {

                    /** GetBranchResponse record */
                    record?: (tau.tns.v1.BranchRecord.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetBranchResponse. */
                type $Shape = tau.tns.v1.GetBranchResponse.$Properties;
            }

            /**
             * Properties of a ListBranchesRequest.
             * @deprecated Use tau.tns.v1.ListBranchesRequest.$Properties instead.
             */
            interface IListBranchesRequest extends tau.tns.v1.ListBranchesRequest.$Properties {
            }

            /** Represents a ListBranchesRequest. */
            class ListBranchesRequest {

                /**
                 * Constructs a new ListBranchesRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.ListBranchesRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListBranchesRequest project. */
                project: string;

                /** ListBranchesRequest after. */
                after: string;

                /** ListBranchesRequest limit. */
                limit: number;

                /**
                 * Encodes the specified ListBranchesRequest message. Does not implicitly {@link tau.tns.v1.ListBranchesRequest.verify|verify} messages.
                 * @param message ListBranchesRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.ListBranchesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListBranchesRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.ListBranchesRequest & tau.tns.v1.ListBranchesRequest.$Shape} ListBranchesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.ListBranchesRequest & tau.tns.v1.ListBranchesRequest.$Shape;
            }

            namespace ListBranchesRequest {

                /** Properties of a ListBranchesRequest. */
                interface $Properties {

                    /** ListBranchesRequest project */
                    project?: (string|null);

                    /** ListBranchesRequest after */
                    after?: (string|null);

                    /** ListBranchesRequest limit */
                    limit?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListBranchesRequest. */
                type $Shape = tau.tns.v1.ListBranchesRequest.$Properties;
            }

            /**
             * Properties of a ListBranchesResponse.
             * @deprecated Use tau.tns.v1.ListBranchesResponse.$Properties instead.
             */
            interface IListBranchesResponse extends tau.tns.v1.ListBranchesResponse.$Properties {
            }

            /** Represents a ListBranchesResponse. */
            class ListBranchesResponse {

                /**
                 * Constructs a new ListBranchesResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.ListBranchesResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListBranchesResponse records. */
                records: tau.tns.v1.BranchRecord.$Properties[];

                /** ListBranchesResponse next. */
                next: string;

                /**
                 * Encodes the specified ListBranchesResponse message. Does not implicitly {@link tau.tns.v1.ListBranchesResponse.verify|verify} messages.
                 * @param message ListBranchesResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.ListBranchesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListBranchesResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.ListBranchesResponse & tau.tns.v1.ListBranchesResponse.$Shape} ListBranchesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.ListBranchesResponse & tau.tns.v1.ListBranchesResponse.$Shape;
            }

            namespace ListBranchesResponse {

                /** Properties of a ListBranchesResponse. */
                interface $Properties {

                    /** ListBranchesResponse records */
                    records?: (tau.tns.v1.BranchRecord.$Properties[]|null);

                    /** ListBranchesResponse next */
                    next?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListBranchesResponse. */
                type $Shape = tau.tns.v1.ListBranchesResponse.$Properties;
            }

            /**
             * Properties of a ListReleasesRequest.
             * @deprecated Use tau.tns.v1.ListReleasesRequest.$Properties instead.
             */
            interface IListReleasesRequest extends tau.tns.v1.ListReleasesRequest.$Properties {
            }

            /** Represents a ListReleasesRequest. */
            class ListReleasesRequest {

                /**
                 * Constructs a new ListReleasesRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.ListReleasesRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListReleasesRequest project. */
                project: string;

                /** ListReleasesRequest branch. */
                branch: string;

                /**
                 * Encodes the specified ListReleasesRequest message. Does not implicitly {@link tau.tns.v1.ListReleasesRequest.verify|verify} messages.
                 * @param message ListReleasesRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.ListReleasesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListReleasesRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.ListReleasesRequest & tau.tns.v1.ListReleasesRequest.$Shape} ListReleasesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.ListReleasesRequest & tau.tns.v1.ListReleasesRequest.$Shape;
            }

            namespace ListReleasesRequest {

                /** Properties of a ListReleasesRequest. */
                interface $Properties {

                    /** ListReleasesRequest project */
                    project?: (string|null);

                    /** ListReleasesRequest branch */
                    branch?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListReleasesRequest. */
                type $Shape = tau.tns.v1.ListReleasesRequest.$Properties;
            }

            /**
             * Properties of a ListReleasesResponse.
             * @deprecated Use tau.tns.v1.ListReleasesResponse.$Properties instead.
             */
            interface IListReleasesResponse extends tau.tns.v1.ListReleasesResponse.$Properties {
            }

            /** Represents a ListReleasesResponse. */
            class ListReleasesResponse {

                /**
                 * Constructs a new ListReleasesResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.ListReleasesResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListReleasesResponse records. */
                records: tau.tns.v1.BranchRecord.$Properties[];

                /**
                 * Encodes the specified ListReleasesResponse message. Does not implicitly {@link tau.tns.v1.ListReleasesResponse.verify|verify} messages.
                 * @param message ListReleasesResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.ListReleasesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListReleasesResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.ListReleasesResponse & tau.tns.v1.ListReleasesResponse.$Shape} ListReleasesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.ListReleasesResponse & tau.tns.v1.ListReleasesResponse.$Shape;
            }

            namespace ListReleasesResponse {

                /** Properties of a ListReleasesResponse. */
                interface $Properties {

                    /** ListReleasesResponse records */
                    records?: (tau.tns.v1.BranchRecord.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListReleasesResponse. */
                type $Shape = tau.tns.v1.ListReleasesResponse.$Properties;
            }

            /**
             * Properties of a LookupHostRequest.
             * @deprecated Use tau.tns.v1.LookupHostRequest.$Properties instead.
             */
            interface ILookupHostRequest extends tau.tns.v1.LookupHostRequest.$Properties {
            }

            /** Represents a LookupHostRequest. */
            class LookupHostRequest {

                /**
                 * Constructs a new LookupHostRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.LookupHostRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LookupHostRequest host. */
                host: string;

                /**
                 * Encodes the specified LookupHostRequest message. Does not implicitly {@link tau.tns.v1.LookupHostRequest.verify|verify} messages.
                 * @param message LookupHostRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.LookupHostRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LookupHostRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.LookupHostRequest & tau.tns.v1.LookupHostRequest.$Shape} LookupHostRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.LookupHostRequest & tau.tns.v1.LookupHostRequest.$Shape;
            }

            namespace LookupHostRequest {

                /** Properties of a LookupHostRequest. */
                interface $Properties {

                    /** LookupHostRequest host */
                    host?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LookupHostRequest. */
                type $Shape = tau.tns.v1.LookupHostRequest.$Properties;
            }

            /**
             * Properties of a LookupHostResponse.
             * @deprecated Use tau.tns.v1.LookupHostResponse.$Properties instead.
             */
            interface ILookupHostResponse extends tau.tns.v1.LookupHostResponse.$Properties {
            }

            /** Represents a LookupHostResponse. */
            class LookupHostResponse {

                /**
                 * Constructs a new LookupHostResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.LookupHostResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LookupHostResponse records. */
                records: tau.tns.v1.BranchRecord.$Properties[];

                /**
                 * Encodes the specified LookupHostResponse message. Does not implicitly {@link tau.tns.v1.LookupHostResponse.verify|verify} messages.
                 * @param message LookupHostResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.LookupHostResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LookupHostResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.LookupHostResponse & tau.tns.v1.LookupHostResponse.$Shape} LookupHostResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.LookupHostResponse & tau.tns.v1.LookupHostResponse.$Shape;
            }

            namespace LookupHostResponse {

                /** Properties of a LookupHostResponse. */
                interface $Properties {

                    /** LookupHostResponse records */
                    records?: (tau.tns.v1.BranchRecord.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LookupHostResponse. */
                type $Shape = tau.tns.v1.LookupHostResponse.$Properties;
            }

            /**
             * Properties of a SelectReleaseRequest.
             * @deprecated Use tau.tns.v1.SelectReleaseRequest.$Properties instead.
             */
            interface ISelectReleaseRequest extends tau.tns.v1.SelectReleaseRequest.$Properties {
            }

            /** Represents a SelectReleaseRequest. */
            class SelectReleaseRequest {

                /**
                 * Constructs a new SelectReleaseRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.SelectReleaseRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SelectReleaseRequest project. */
                project: string;

                /** SelectReleaseRequest branch. */
                branch: string;

                /** SelectReleaseRequest release. */
                release: string;

                /**
                 * Encodes the specified SelectReleaseRequest message. Does not implicitly {@link tau.tns.v1.SelectReleaseRequest.verify|verify} messages.
                 * @param message SelectReleaseRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.SelectReleaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SelectReleaseRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.SelectReleaseRequest & tau.tns.v1.SelectReleaseRequest.$Shape} SelectReleaseRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.SelectReleaseRequest & tau.tns.v1.SelectReleaseRequest.$Shape;
            }

            namespace SelectReleaseRequest {

                /** Properties of a SelectReleaseRequest. */
                interface $Properties {

                    /** SelectReleaseRequest project */
                    project?: (string|null);

                    /** SelectReleaseRequest branch */
                    branch?: (string|null);

                    /** SelectReleaseRequest release */
                    release?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SelectReleaseRequest. */
                type $Shape = tau.tns.v1.SelectReleaseRequest.$Properties;
            }

            /**
             * Properties of a SelectReleaseResponse.
             * @deprecated Use tau.tns.v1.SelectReleaseResponse.$Properties instead.
             */
            interface ISelectReleaseResponse extends tau.tns.v1.SelectReleaseResponse.$Properties {
            }

            /** Represents a SelectReleaseResponse. */
            class SelectReleaseResponse {

                /**
                 * Constructs a new SelectReleaseResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.SelectReleaseResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SelectReleaseResponse current. */
                current?: (tau.tns.v1.BranchRecord.$Properties|null);

                /**
                 * Encodes the specified SelectReleaseResponse message. Does not implicitly {@link tau.tns.v1.SelectReleaseResponse.verify|verify} messages.
                 * @param message SelectReleaseResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.SelectReleaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SelectReleaseResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.SelectReleaseResponse & tau.tns.v1.SelectReleaseResponse.$Shape} SelectReleaseResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.SelectReleaseResponse & tau.tns.v1.SelectReleaseResponse.$Shape;
            }

            namespace SelectReleaseResponse {

                /** Properties of a SelectReleaseResponse. */
                interface $Properties {

                    /** SelectReleaseResponse current */
                    current?: (tau.tns.v1.BranchRecord.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SelectReleaseResponse. */
                type $Shape = tau.tns.v1.SelectReleaseResponse.$Properties;
            }

            /**
             * Properties of a RemoveRequest.
             * @deprecated Use tau.tns.v1.RemoveRequest.$Properties instead.
             */
            interface IRemoveRequest extends tau.tns.v1.RemoveRequest.$Properties {
            }

            /** Represents a RemoveRequest. */
            class RemoveRequest {

                /**
                 * Constructs a new RemoveRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.RemoveRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RemoveRequest project. */
                project: string;

                /** RemoveRequest branch. */
                branch: string;

                /**
                 * Encodes the specified RemoveRequest message. Does not implicitly {@link tau.tns.v1.RemoveRequest.verify|verify} messages.
                 * @param message RemoveRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.RemoveRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RemoveRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.RemoveRequest & tau.tns.v1.RemoveRequest.$Shape} RemoveRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.RemoveRequest & tau.tns.v1.RemoveRequest.$Shape;
            }

            namespace RemoveRequest {

                /** Properties of a RemoveRequest. */
                interface $Properties {

                    /** RemoveRequest project */
                    project?: (string|null);

                    /** RemoveRequest branch */
                    branch?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RemoveRequest. */
                type $Shape = tau.tns.v1.RemoveRequest.$Properties;
            }

            /**
             * Properties of a RemoveResponse.
             * @deprecated Use tau.tns.v1.RemoveResponse.$Properties instead.
             */
            interface IRemoveResponse extends tau.tns.v1.RemoveResponse.$Properties {
            }

            /** Represents a RemoveResponse. */
            class RemoveResponse {

                /**
                 * Constructs a new RemoveResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.RemoveResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified RemoveResponse message. Does not implicitly {@link tau.tns.v1.RemoveResponse.verify|verify} messages.
                 * @param message RemoveResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.RemoveResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RemoveResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.RemoveResponse & tau.tns.v1.RemoveResponse.$Shape} RemoveResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.RemoveResponse & tau.tns.v1.RemoveResponse.$Shape;
            }

            namespace RemoveResponse {

                /** Properties of a RemoveResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RemoveResponse. */
                type $Shape = tau.tns.v1.RemoveResponse.$Properties;
            }

            /**
             * Properties of a WatchRequest.
             * @deprecated Use tau.tns.v1.WatchRequest.$Properties instead.
             */
            interface IWatchRequest extends tau.tns.v1.WatchRequest.$Properties {
            }

            /** Represents a WatchRequest. */
            class WatchRequest {

                /**
                 * Constructs a new WatchRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.WatchRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified WatchRequest message. Does not implicitly {@link tau.tns.v1.WatchRequest.verify|verify} messages.
                 * @param message WatchRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.WatchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WatchRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.WatchRequest & tau.tns.v1.WatchRequest.$Shape} WatchRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.WatchRequest & tau.tns.v1.WatchRequest.$Shape;
            }

            namespace WatchRequest {

                /** Properties of a WatchRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WatchRequest. */
                type $Shape = tau.tns.v1.WatchRequest.$Properties;
            }

            /**
             * Properties of a WatchEvent.
             * @deprecated Use tau.tns.v1.WatchEvent.$Properties instead.
             */
            interface IWatchEvent extends tau.tns.v1.WatchEvent.$Properties {
            }

            /** Represents a WatchEvent. */
            class WatchEvent {

                /**
                 * Constructs a new WatchEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.WatchEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WatchEvent changed. */
                changed?: (tau.tns.v1.BranchRecord.$Properties|null);

                /** WatchEvent removed. */
                removed?: (string|null);

                /** WatchEvent caughtUp. */
                caughtUp?: (boolean|null);

                /** WatchEvent event. */
                event?: ("changed"|"removed"|"caughtUp");

                /**
                 * Encodes the specified WatchEvent message. Does not implicitly {@link tau.tns.v1.WatchEvent.verify|verify} messages.
                 * @param message WatchEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.WatchEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WatchEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.WatchEvent & tau.tns.v1.WatchEvent.$Shape} WatchEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.WatchEvent & tau.tns.v1.WatchEvent.$Shape;
            }

            namespace WatchEvent {

                /** Properties of a WatchEvent. */
                interface $Properties {

                    /** WatchEvent changed */
                    changed?: (tau.tns.v1.BranchRecord.$Properties|null);

                    /** WatchEvent removed */
                    removed?: (string|null);

                    /** WatchEvent caughtUp */
                    caughtUp?: (boolean|null);

                    /** WatchEvent event */
                    event?: ("changed"|"removed"|"caughtUp");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a WatchEvent. */
                type $Shape = {
                  changed?: tau.tns.v1.BranchRecord.$Shape|null;
                  removed?: string|null;
                  caughtUp?: boolean|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; changed?: null; removed?: null; caughtUp?: null }|{ event?: "changed"; changed: tau.tns.v1.BranchRecord.$Shape; removed?: null; caughtUp?: null }|{ event?: "removed"; changed?: null; removed: string; caughtUp?: null }|{ event?: "caughtUp"; changed?: null; removed?: null; caughtUp: boolean })
                );
            }

            /**
             * Properties of a StoredRecord.
             * @deprecated Use tau.tns.v1.StoredRecord.$Properties instead.
             */
            interface IStoredRecord extends tau.tns.v1.StoredRecord.$Properties {
            }

            /** Represents a StoredRecord. */
            class StoredRecord {

                /**
                 * Constructs a new StoredRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.tns.v1.StoredRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StoredRecord record. */
                record?: (tau.tns.v1.BranchRecord.$Properties|null);

                /** StoredRecord claimedAtMs. */
                claimedAtMs: number[];

                /**
                 * Encodes the specified StoredRecord message. Does not implicitly {@link tau.tns.v1.StoredRecord.verify|verify} messages.
                 * @param message StoredRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.tns.v1.StoredRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StoredRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.tns.v1.StoredRecord & tau.tns.v1.StoredRecord.$Shape} StoredRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.tns.v1.StoredRecord & tau.tns.v1.StoredRecord.$Shape;
            }

            namespace StoredRecord {

                /** Properties of a StoredRecord. */
                interface $Properties {

                    /** StoredRecord record */
                    record?: (tau.tns.v1.BranchRecord.$Properties|null);

                    /** StoredRecord claimedAtMs */
                    claimedAtMs?: (number[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StoredRecord. */
                type $Shape = tau.tns.v1.StoredRecord.$Properties;
            }
        }
    }
}
