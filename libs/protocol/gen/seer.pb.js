/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["tau_seer"] || ($protobuf.roots["tau_seer"] = {});

export const tau = $root.tau = (() => {

    /**
     * Namespace tau.
     * @exports tau
     * @namespace
     */
    const tau = {};

    tau.seer = (function() {

        /**
         * Namespace seer.
         * @memberof tau
         * @namespace
         */
        const seer = {};

        seer.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof tau.seer
             * @namespace
             */
            const v1 = {};

            v1.Beacon = (function() {

                /**
                 * Properties of a Beacon.
                 * @typedef {Object} tau.seer.v1.Beacon.$Properties
                 * @property {string|null} [peer] Beacon peer
                 * @property {number|null} [sequence] Beacon sequence
                 * @property {number|null} [ttlMs] Beacon ttlMs
                 * @property {Array.<string>|null} [services] Beacon services
                 * @property {Array.<string>|null} [multiaddrs] Beacon multiaddrs
                 * @property {string|null} [httpAddress] Beacon httpAddress
                 * @property {string|null} [name] Beacon name
                 * @property {number|null} [loadPercent] Beacon loadPercent
                 * @property {number|null} [memoryMb] Beacon memoryMb
                 * @property {boolean|null} [draining] Beacon draining
                 * @property {string|null} [version] Beacon version
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Beacon.
                 * @memberof tau.seer.v1
                 * @interface IBeacon
                 * @augments tau.seer.v1.Beacon.$Properties
                 * @deprecated Use tau.seer.v1.Beacon.$Properties instead.
                 */

                /**
                 * Shape of a Beacon.
                 * @typedef {tau.seer.v1.Beacon.$Properties} tau.seer.v1.Beacon.$Shape
                 */

                /**
                 * Constructs a new Beacon.
                 * @memberof tau.seer.v1
                 * @classdesc Represents a Beacon.
                 * @constructor
                 * @param {tau.seer.v1.Beacon.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Beacon = function (properties) {
                    this.services = [];
                    this.multiaddrs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Beacon peer.
                 * @member {string} peer
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.peer = "";

                /**
                 * Beacon sequence.
                 * @member {number} sequence
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Beacon ttlMs.
                 * @member {number} ttlMs
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.ttlMs = 0;

                /**
                 * Beacon services.
                 * @member {Array.<string>} services
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.services = $util.emptyArray;

                /**
                 * Beacon multiaddrs.
                 * @member {Array.<string>} multiaddrs
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.multiaddrs = $util.emptyArray;

                /**
                 * Beacon httpAddress.
                 * @member {string} httpAddress
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.httpAddress = "";

                /**
                 * Beacon name.
                 * @member {string} name
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.name = "";

                /**
                 * Beacon loadPercent.
                 * @member {number} loadPercent
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.loadPercent = 0;

                /**
                 * Beacon memoryMb.
                 * @member {number} memoryMb
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.memoryMb = 0;

                /**
                 * Beacon draining.
                 * @member {boolean} draining
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.draining = false;

                /**
                 * Beacon version.
                 * @member {string} version
                 * @memberof tau.seer.v1.Beacon
                 * @instance
                 */
                Beacon.prototype.version = "";

                /**
                 * Encodes the specified Beacon message. Does not implicitly {@link tau.seer.v1.Beacon.verify|verify} messages.
                 * @function encode
                 * @memberof tau.seer.v1.Beacon
                 * @static
                 * @param {tau.seer.v1.Beacon.$Properties} message Beacon message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Beacon.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.peer);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sequence);
                    if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs") && message.ttlMs !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.ttlMs);
                    if (message.services != null && message.services.length)
                        for (let i = 0; i < message.services.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.services[i]);
                    if (message.multiaddrs != null && message.multiaddrs.length)
                        for (let i = 0; i < message.multiaddrs.length; ++i)
                            writer.uint32(/* id 5, wireType 2 =*/42).string(message.multiaddrs[i]);
                    if (message.httpAddress != null && $Object.hasOwnProperty.call(message, "httpAddress") && message.httpAddress !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.httpAddress);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.name);
                    if (message.loadPercent != null && $Object.hasOwnProperty.call(message, "loadPercent") && message.loadPercent !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.loadPercent);
                    if (message.memoryMb != null && $Object.hasOwnProperty.call(message, "memoryMb") && message.memoryMb !== 0)
                        writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.memoryMb);
                    if (message.draining != null && $Object.hasOwnProperty.call(message, "draining") && message.draining !== false)
                        writer.uint32(/* id 10, wireType 0 =*/80).bool(message.draining);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.version);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Beacon message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.seer.v1.Beacon
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.seer.v1.Beacon & tau.seer.v1.Beacon.$Shape} Beacon
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Beacon.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.seer.v1.Beacon();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.peer = value;
                                else
                                    delete message.peer;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.ttlMs = value;
                                else
                                    delete message.ttlMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.services && message.services.length))
                                    message.services = [];
                                message.services.push(reader.stringVerify());
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.multiaddrs && message.multiaddrs.length))
                                    message.multiaddrs = [];
                                message.multiaddrs.push(reader.stringVerify());
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.httpAddress = value;
                                else
                                    delete message.httpAddress;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.loadPercent = value;
                                else
                                    delete message.loadPercent;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.memoryMb = value;
                                else
                                    delete message.memoryMb;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.draining = value;
                                else
                                    delete message.draining;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Beacon;
            })();

            v1.ListNodesRequest = (function() {

                /**
                 * Properties of a ListNodesRequest.
                 * @typedef {Object} tau.seer.v1.ListNodesRequest.$Properties
                 * @property {string|null} [service] ListNodesRequest service
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListNodesRequest.
                 * @memberof tau.seer.v1
                 * @interface IListNodesRequest
                 * @augments tau.seer.v1.ListNodesRequest.$Properties
                 * @deprecated Use tau.seer.v1.ListNodesRequest.$Properties instead.
                 */

                /**
                 * Shape of a ListNodesRequest.
                 * @typedef {tau.seer.v1.ListNodesRequest.$Properties} tau.seer.v1.ListNodesRequest.$Shape
                 */

                /**
                 * Constructs a new ListNodesRequest.
                 * @memberof tau.seer.v1
                 * @classdesc Represents a ListNodesRequest.
                 * @constructor
                 * @param {tau.seer.v1.ListNodesRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListNodesRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListNodesRequest service.
                 * @member {string} service
                 * @memberof tau.seer.v1.ListNodesRequest
                 * @instance
                 */
                ListNodesRequest.prototype.service = "";

                /**
                 * Encodes the specified ListNodesRequest message. Does not implicitly {@link tau.seer.v1.ListNodesRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.seer.v1.ListNodesRequest
                 * @static
                 * @param {tau.seer.v1.ListNodesRequest.$Properties} message ListNodesRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListNodesRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.service);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListNodesRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.seer.v1.ListNodesRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.seer.v1.ListNodesRequest & tau.seer.v1.ListNodesRequest.$Shape} ListNodesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListNodesRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.seer.v1.ListNodesRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.service = value;
                                else
                                    delete message.service;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListNodesRequest;
            })();

            v1.ListNodesResponse = (function() {

                /**
                 * Properties of a ListNodesResponse.
                 * @typedef {Object} tau.seer.v1.ListNodesResponse.$Properties
                 * @property {Array.<tau.seer.v1.NodeRecord.$Properties>|null} [nodes] ListNodesResponse nodes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListNodesResponse.
                 * @memberof tau.seer.v1
                 * @interface IListNodesResponse
                 * @augments tau.seer.v1.ListNodesResponse.$Properties
                 * @deprecated Use tau.seer.v1.ListNodesResponse.$Properties instead.
                 */

                /**
                 * Shape of a ListNodesResponse.
                 * @typedef {tau.seer.v1.ListNodesResponse.$Properties} tau.seer.v1.ListNodesResponse.$Shape
                 */

                /**
                 * Constructs a new ListNodesResponse.
                 * @memberof tau.seer.v1
                 * @classdesc Represents a ListNodesResponse.
                 * @constructor
                 * @param {tau.seer.v1.ListNodesResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListNodesResponse = function (properties) {
                    this.nodes = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListNodesResponse nodes.
                 * @member {Array.<tau.seer.v1.NodeRecord.$Properties>} nodes
                 * @memberof tau.seer.v1.ListNodesResponse
                 * @instance
                 */
                ListNodesResponse.prototype.nodes = $util.emptyArray;

                /**
                 * Encodes the specified ListNodesResponse message. Does not implicitly {@link tau.seer.v1.ListNodesResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.seer.v1.ListNodesResponse
                 * @static
                 * @param {tau.seer.v1.ListNodesResponse.$Properties} message ListNodesResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListNodesResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.nodes != null && message.nodes.length)
                        for (let i = 0; i < message.nodes.length; ++i)
                            $root.tau.seer.v1.NodeRecord.encode(message.nodes[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListNodesResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.seer.v1.ListNodesResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.seer.v1.ListNodesResponse & tau.seer.v1.ListNodesResponse.$Shape} ListNodesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListNodesResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.seer.v1.ListNodesResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.nodes && message.nodes.length))
                                    message.nodes = [];
                                message.nodes.push($root.tau.seer.v1.NodeRecord.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListNodesResponse;
            })();

            v1.NodeRecord = (function() {

                /**
                 * Properties of a NodeRecord.
                 * @typedef {Object} tau.seer.v1.NodeRecord.$Properties
                 * @property {tau.seer.v1.Beacon.$Properties|null} [beacon] NodeRecord beacon
                 * @property {number|null} [seenAtMs] NodeRecord seenAtMs
                 * @property {boolean|null} [healthy] NodeRecord healthy
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a NodeRecord.
                 * @memberof tau.seer.v1
                 * @interface INodeRecord
                 * @augments tau.seer.v1.NodeRecord.$Properties
                 * @deprecated Use tau.seer.v1.NodeRecord.$Properties instead.
                 */

                /**
                 * Shape of a NodeRecord.
                 * @typedef {tau.seer.v1.NodeRecord.$Properties} tau.seer.v1.NodeRecord.$Shape
                 */

                /**
                 * Constructs a new NodeRecord.
                 * @memberof tau.seer.v1
                 * @classdesc Represents a NodeRecord.
                 * @constructor
                 * @param {tau.seer.v1.NodeRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const NodeRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * NodeRecord beacon.
                 * @member {tau.seer.v1.Beacon.$Properties|null|undefined} beacon
                 * @memberof tau.seer.v1.NodeRecord
                 * @instance
                 */
                NodeRecord.prototype.beacon = null;

                /**
                 * NodeRecord seenAtMs.
                 * @member {number} seenAtMs
                 * @memberof tau.seer.v1.NodeRecord
                 * @instance
                 */
                NodeRecord.prototype.seenAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * NodeRecord healthy.
                 * @member {boolean} healthy
                 * @memberof tau.seer.v1.NodeRecord
                 * @instance
                 */
                NodeRecord.prototype.healthy = false;

                /**
                 * Encodes the specified NodeRecord message. Does not implicitly {@link tau.seer.v1.NodeRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.seer.v1.NodeRecord
                 * @static
                 * @param {tau.seer.v1.NodeRecord.$Properties} message NodeRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                NodeRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.beacon != null && $Object.hasOwnProperty.call(message, "beacon"))
                        $root.tau.seer.v1.Beacon.encode(message.beacon, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.seenAtMs != null && $Object.hasOwnProperty.call(message, "seenAtMs") && (typeof message.seenAtMs === "object" ? message.seenAtMs.low || message.seenAtMs.high : message.seenAtMs !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.seenAtMs);
                    if (message.healthy != null && $Object.hasOwnProperty.call(message, "healthy") && message.healthy !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.healthy);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a NodeRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.seer.v1.NodeRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.seer.v1.NodeRecord & tau.seer.v1.NodeRecord.$Shape} NodeRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                NodeRecord.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.seer.v1.NodeRecord();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.beacon = $root.tau.seer.v1.Beacon.decode(reader, reader.size(), $undefined, _depth + 1, message.beacon);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.seenAtMs = value;
                                else
                                    delete message.seenAtMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.healthy = value;
                                else
                                    delete message.healthy;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return NodeRecord;
            })();

            v1.AnnounceRequest = (function() {

                /**
                 * Properties of an AnnounceRequest.
                 * @typedef {Object} tau.seer.v1.AnnounceRequest.$Properties
                 * @property {tau.seer.v1.Beacon.$Properties|null} [beacon] AnnounceRequest beacon
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AnnounceRequest.
                 * @memberof tau.seer.v1
                 * @interface IAnnounceRequest
                 * @augments tau.seer.v1.AnnounceRequest.$Properties
                 * @deprecated Use tau.seer.v1.AnnounceRequest.$Properties instead.
                 */

                /**
                 * Shape of an AnnounceRequest.
                 * @typedef {tau.seer.v1.AnnounceRequest.$Properties} tau.seer.v1.AnnounceRequest.$Shape
                 */

                /**
                 * Constructs a new AnnounceRequest.
                 * @memberof tau.seer.v1
                 * @classdesc Represents an AnnounceRequest.
                 * @constructor
                 * @param {tau.seer.v1.AnnounceRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AnnounceRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AnnounceRequest beacon.
                 * @member {tau.seer.v1.Beacon.$Properties|null|undefined} beacon
                 * @memberof tau.seer.v1.AnnounceRequest
                 * @instance
                 */
                AnnounceRequest.prototype.beacon = null;

                /**
                 * Encodes the specified AnnounceRequest message. Does not implicitly {@link tau.seer.v1.AnnounceRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.seer.v1.AnnounceRequest
                 * @static
                 * @param {tau.seer.v1.AnnounceRequest.$Properties} message AnnounceRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AnnounceRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.beacon != null && $Object.hasOwnProperty.call(message, "beacon"))
                        $root.tau.seer.v1.Beacon.encode(message.beacon, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AnnounceRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.seer.v1.AnnounceRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.seer.v1.AnnounceRequest & tau.seer.v1.AnnounceRequest.$Shape} AnnounceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AnnounceRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.seer.v1.AnnounceRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.beacon = $root.tau.seer.v1.Beacon.decode(reader, reader.size(), $undefined, _depth + 1, message.beacon);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AnnounceRequest;
            })();

            v1.AnnounceResponse = (function() {

                /**
                 * Properties of an AnnounceResponse.
                 * @typedef {Object} tau.seer.v1.AnnounceResponse.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AnnounceResponse.
                 * @memberof tau.seer.v1
                 * @interface IAnnounceResponse
                 * @augments tau.seer.v1.AnnounceResponse.$Properties
                 * @deprecated Use tau.seer.v1.AnnounceResponse.$Properties instead.
                 */

                /**
                 * Shape of an AnnounceResponse.
                 * @typedef {tau.seer.v1.AnnounceResponse.$Properties} tau.seer.v1.AnnounceResponse.$Shape
                 */

                /**
                 * Constructs a new AnnounceResponse.
                 * @memberof tau.seer.v1
                 * @classdesc Represents an AnnounceResponse.
                 * @constructor
                 * @param {tau.seer.v1.AnnounceResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AnnounceResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified AnnounceResponse message. Does not implicitly {@link tau.seer.v1.AnnounceResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.seer.v1.AnnounceResponse
                 * @static
                 * @param {tau.seer.v1.AnnounceResponse.$Properties} message AnnounceResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AnnounceResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AnnounceResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.seer.v1.AnnounceResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.seer.v1.AnnounceResponse & tau.seer.v1.AnnounceResponse.$Shape} AnnounceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AnnounceResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.seer.v1.AnnounceResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AnnounceResponse;
            })();

            return v1;
        })();

        return seer;
    })();

    return tau;
})();

export {
  $root as default
};
