"""The values that are known everywhere. Written by `python -m development.globals`."""

from __future__ import annotations

_NODE_VALUES = """
    AbortController AbortSignal AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array
    BigUint64Array Blob Boolean BroadcastChannel Buffer ByteLengthQueuingStrategy CloseEvent CompressionStream
    CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DataView Date DecompressionStream DisposableStack
    Error ErrorEvent EvalError Event EventSource EventTarget File FinalizationRegistry Float16Array Float32Array
    Float64Array FormData Function Headers Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math
    MessageChannel MessageEvent MessagePort NaN Navigator Number Object Performance PerformanceEntry PerformanceMark
    PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming Promise Proxy
    QuotaExceededError RangeError ReadableByteStreamController ReadableStream ReadableStreamBYOBReader
    ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader ReferenceError Reflect RegExp
    Request Response Set SharedArrayBuffer Storage String SubtleCrypto SuppressedError Symbol SyntaxError Temporal
    TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream TransformStreamDefaultController
    TypeError URIError URL URLPattern URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap
    WeakRef WeakSet WebAssembly WebSocket WritableStream WritableStreamDefaultController WritableStreamDefaultWriter
    __dirname __filename arguments atob btoa clearImmediate clearInterval clearTimeout console crypto decodeURI
    decodeURIComponent encodeURI encodeURIComponent escape eval exports fetch gc global globalThis isFinite isNaN
    localStorage module navigator parseFloat parseInt performance process queueMicrotask require sessionStorage
    setImmediate setInterval setTimeout structuredClone undefined unescape
"""
NODE_VALUES = frozenset(_NODE_VALUES.split())
"""Values that Node.js has."""

_BROWSER_VALUES = """
    AbstractRange ActiveXObject AnalyserNode Animation AnimationEffect AnimationEvent AnimationPlaybackEvent
    AnimationTimeline Attr Audio AudioBuffer AudioBufferSourceNode AudioContext AudioData AudioDecoder
    AudioDestinationNode AudioEncoder AudioListener AudioNode AudioParam AudioParamMap AudioProcessingEvent
    AudioScheduledSourceNode AudioWorklet AudioWorkletNode AuthenticatorAssertionResponse
    AuthenticatorAttestationResponse AuthenticatorResponse BarProp BaseAudioContext BeforeUnloadEvent BiquadFilterNode
    BlobEvent CDATASection CSPViolationReportBody CSS CSSAnimation CSSConditionRule CSSContainerRule CSSCounterStyleRule
    CSSFontFaceRule CSSFontFeatureValuesRule CSSFontPaletteValuesRule CSSGroupingRule CSSImageValue CSSImportRule
    CSSKeyframeRule CSSKeyframesRule CSSKeywordValue CSSLayerBlockRule CSSLayerStatementRule CSSMathClamp CSSMathInvert
    CSSMathMax CSSMathMin CSSMathNegate CSSMathProduct CSSMathSum CSSMathValue CSSMatrixComponent CSSMediaRule
    CSSNamespaceRule CSSNestedDeclarations CSSNumericArray CSSNumericValue CSSPageRule CSSPerspective CSSPropertyRule
    CSSRotate CSSRule CSSRuleList CSSScale CSSScopeRule CSSSkew CSSSkewX CSSSkewY CSSStartingStyleRule
    CSSStyleDeclaration CSSStyleRule CSSStyleSheet CSSStyleValue CSSSupportsRule CSSTransformComponent CSSTransformValue
    CSSTransition CSSTranslate CSSUnitValue CSSUnparsedValue CSSVariableReferenceValue CSSViewTransitionRule Cache
    CacheStorage CanvasCaptureMediaStreamTrack CanvasGradient CanvasPattern CanvasRenderingContext2D CaretPosition
    ChannelMergerNode ChannelSplitterNode CharacterData Clipboard ClipboardEvent ClipboardItem Comment CompositionEvent
    ConstantSourceNode ContentVisibilityAutoStateChangeEvent ConvolverNode CookieChangeEvent CookieStore
    CookieStoreManager Credential CredentialsContainer CustomElementRegistry CustomStateSet DOMImplementation DOMMatrix
    DOMMatrixReadOnly DOMParser DOMPoint DOMPointReadOnly DOMQuad DOMRect DOMRectList DOMRectReadOnly DOMStringList
    DOMStringMap DOMTokenList DataTransfer DataTransferItem DataTransferItemList DelayNode DeviceMotionEvent
    DeviceOrientationEvent Document DocumentFragment DocumentTimeline DocumentType DragEvent DynamicsCompressorNode
    Element ElementInternals EncodedAudioChunk EncodedVideoChunk Enumerator EventCounts External FileList FileReader
    FileSystem FileSystemDirectoryEntry FileSystemDirectoryHandle FileSystemDirectoryReader FileSystemEntry
    FileSystemFileEntry FileSystemFileHandle FileSystemHandle FileSystemWritableFileStream FocusEvent FontFace
    FontFaceSet FontFaceSetLoadEvent FormDataEvent FragmentDirective GainNode Gamepad GamepadButton GamepadEvent
    GamepadHapticActuator Geolocation GeolocationCoordinates GeolocationPosition GeolocationPositionError
    HTMLAllCollection HTMLAnchorElement HTMLAreaElement HTMLAudioElement HTMLBRElement HTMLBaseElement HTMLBodyElement
    HTMLButtonElement HTMLCanvasElement HTMLCollection HTMLDListElement HTMLDataElement HTMLDataListElement
    HTMLDetailsElement HTMLDialogElement HTMLDirectoryElement HTMLDivElement HTMLDocument HTMLElement HTMLEmbedElement
    HTMLFieldSetElement HTMLFontElement HTMLFormControlsCollection HTMLFormElement HTMLFrameElement HTMLFrameSetElement
    HTMLHRElement HTMLHeadElement HTMLHeadingElement HTMLHtmlElement HTMLIFrameElement HTMLImageElement HTMLInputElement
    HTMLLIElement HTMLLabelElement HTMLLegendElement HTMLLinkElement HTMLMapElement HTMLMarqueeElement HTMLMediaElement
    HTMLMenuElement HTMLMetaElement HTMLMeterElement HTMLModElement HTMLOListElement HTMLObjectElement
    HTMLOptGroupElement HTMLOptionElement HTMLOptionsCollection HTMLOutputElement HTMLParagraphElement HTMLParamElement
    HTMLPictureElement HTMLPreElement HTMLProgressElement HTMLQuoteElement HTMLScriptElement HTMLSelectElement
    HTMLSlotElement HTMLSourceElement HTMLSpanElement HTMLStyleElement HTMLTableCaptionElement HTMLTableCellElement
    HTMLTableColElement HTMLTableElement HTMLTableRowElement HTMLTableSectionElement HTMLTemplateElement
    HTMLTextAreaElement HTMLTimeElement HTMLTitleElement HTMLTrackElement HTMLUListElement HTMLUnknownElement
    HTMLVideoElement HashChangeEvent Highlight HighlightRegistry History IDBCursor IDBCursorWithValue IDBDatabase
    IDBFactory IDBIndex IDBKeyRange IDBObjectStore IDBOpenDBRequest IDBRequest IDBTransaction IDBVersionChangeEvent
    IIRFilterNode IdleDeadline Image ImageBitmap ImageBitmapRenderingContext ImageCapture ImageData ImageDecoder
    ImageTrack ImageTrackList InputDeviceInfo InputEvent IntersectionObserver IntersectionObserverEntry KeyboardEvent
    KeyframeEffect LargestContentfulPaint Location Lock LockManager MIDIAccess MIDIConnectionEvent MIDIInput
    MIDIInputMap MIDIMessageEvent MIDIOutput MIDIOutputMap MIDIPort MathMLElement MediaCapabilities MediaDeviceInfo
    MediaDevices MediaElementAudioSourceNode MediaEncryptedEvent MediaError MediaKeyMessageEvent MediaKeySession
    MediaKeyStatusMap MediaKeySystemAccess MediaKeys MediaList MediaMetadata MediaQueryList MediaQueryListEvent
    MediaRecorder MediaSession MediaSource MediaSourceHandle MediaStream MediaStreamAudioDestinationNode
    MediaStreamAudioSourceNode MediaStreamTrack MediaStreamTrackEvent MimeType MimeTypeArray MouseEvent MutationObserver
    MutationRecord NamedNodeMap NavigationActivation NavigationHistoryEntry NavigationPreloadManager NavigatorLogin Node
    NodeFilter NodeIterator NodeList Notification OfflineAudioCompletionEvent OfflineAudioContext OffscreenCanvas
    OffscreenCanvasRenderingContext2D Option OscillatorNode OverconstrainedError PageRevealEvent PageSwapEvent
    PageTransitionEvent PannerNode Path2D PaymentAddress PaymentMethodChangeEvent PaymentRequest
    PaymentRequestUpdateEvent PaymentResponse PerformanceEventTiming PerformanceNavigation PerformanceNavigationTiming
    PerformancePaintTiming PerformanceServerTiming PerformanceTiming PeriodicWave PermissionStatus Permissions
    PictureInPictureEvent PictureInPictureWindow Plugin PluginArray PointerEvent PopStateEvent ProcessingInstruction
    ProgressEvent PromiseRejectionEvent PublicKeyCredential PushManager PushSubscription PushSubscriptionOptions
    RTCCertificate RTCDTMFSender RTCDTMFToneChangeEvent RTCDataChannel RTCDataChannelEvent RTCDtlsTransport
    RTCEncodedAudioFrame RTCEncodedVideoFrame RTCError RTCErrorEvent RTCIceCandidate RTCIceTransport RTCPeerConnection
    RTCPeerConnectionIceErrorEvent RTCPeerConnectionIceEvent RTCRtpReceiver RTCRtpScriptTransform RTCRtpSender
    RTCRtpTransceiver RTCSctpTransport RTCSessionDescription RTCStatsReport RTCTrackEvent RadioNodeList Range
    RemotePlayback Report ReportBody ReportingObserver ResizeObserver ResizeObserverEntry ResizeObserverSize SVGAElement
    SVGAngle SVGAnimateElement SVGAnimateMotionElement SVGAnimateTransformElement SVGAnimatedAngle SVGAnimatedBoolean
    SVGAnimatedEnumeration SVGAnimatedInteger SVGAnimatedLength SVGAnimatedLengthList SVGAnimatedNumber
    SVGAnimatedNumberList SVGAnimatedPreserveAspectRatio SVGAnimatedRect SVGAnimatedString SVGAnimatedTransformList
    SVGAnimationElement SVGCircleElement SVGClipPathElement SVGComponentTransferFunctionElement SVGDefsElement
    SVGDescElement SVGElement SVGEllipseElement SVGFEBlendElement SVGFEColorMatrixElement SVGFEComponentTransferElement
    SVGFECompositeElement SVGFEConvolveMatrixElement SVGFEDiffuseLightingElement SVGFEDisplacementMapElement
    SVGFEDistantLightElement SVGFEDropShadowElement SVGFEFloodElement SVGFEFuncAElement SVGFEFuncBElement
    SVGFEFuncGElement SVGFEFuncRElement SVGFEGaussianBlurElement SVGFEImageElement SVGFEMergeElement
    SVGFEMergeNodeElement SVGFEMorphologyElement SVGFEOffsetElement SVGFEPointLightElement SVGFESpecularLightingElement
    SVGFESpotLightElement SVGFETileElement SVGFETurbulenceElement SVGFilterElement SVGForeignObjectElement SVGGElement
    SVGGeometryElement SVGGradientElement SVGGraphicsElement SVGImageElement SVGLength SVGLengthList SVGLineElement
    SVGLinearGradientElement SVGMPathElement SVGMarkerElement SVGMaskElement SVGMatrix SVGMetadataElement SVGNumber
    SVGNumberList SVGPathElement SVGPatternElement SVGPoint SVGPointList SVGPolygonElement SVGPolylineElement
    SVGPreserveAspectRatio SVGRadialGradientElement SVGRect SVGRectElement SVGSVGElement SVGScriptElement SVGSetElement
    SVGStopElement SVGStringList SVGStyleElement SVGSwitchElement SVGSymbolElement SVGTSpanElement SVGTextContentElement
    SVGTextElement SVGTextPathElement SVGTextPositioningElement SVGTitleElement SVGTransform SVGTransformList
    SVGUnitTypes SVGUseElement SVGViewElement SafeArray Screen ScreenOrientation ScriptProcessorNode
    SecurityPolicyViolationEvent Selection ServiceWorker ServiceWorkerContainer ServiceWorkerRegistration ShadowRoot
    SharedWorker SourceBuffer SourceBufferList SpeechRecognitionAlternative SpeechRecognitionResult
    SpeechRecognitionResultList SpeechSynthesis SpeechSynthesisErrorEvent SpeechSynthesisEvent SpeechSynthesisUtterance
    SpeechSynthesisVoice StaticRange StereoPannerNode StorageEvent StorageManager StylePropertyMap
    StylePropertyMapReadOnly StyleSheet StyleSheetList SubmitEvent Text TextEvent TextMetrics TextTrack TextTrackCue
    TextTrackCueList TextTrackList TimeRanges ToggleEvent Touch TouchEvent TouchList TrackEvent TransitionEvent
    TreeWalker UIEvent UserActivation VBArray VTTCue VTTRegion ValidityState VarDate VideoColorSpace VideoDecoder
    VideoEncoder VideoFrame VideoPlaybackQuality ViewTransition ViewTransitionTypeSet VisualViewport WSH WScript
    WakeLock WakeLockSentinel WaveShaperNode WebGL2RenderingContext WebGLActiveInfo WebGLBuffer WebGLContextEvent
    WebGLFramebuffer WebGLProgram WebGLQuery WebGLRenderbuffer WebGLRenderingContext WebGLSampler WebGLShader
    WebGLShaderPrecisionFormat WebGLSync WebGLTexture WebGLTransformFeedback WebGLUniformLocation WebGLVertexArrayObject
    WebKitCSSMatrix WebTransport WebTransportBidirectionalStream WebTransportDatagramDuplexStream WebTransportError
    WheelEvent Window Worker Worklet XMLDocument XMLHttpRequest XMLHttpRequestEventTarget XMLHttpRequestUpload
    XMLSerializer XPathEvaluator XPathExpression XPathResult XSLTProcessor addEventListener alert blur caches
    cancelAnimationFrame cancelIdleCallback captureEvents clientInformation close closed confirm cookieStore
    createImageBitmap crossOriginIsolated customElements devicePixelRatio dispatchEvent document event external focus
    frameElement frames getComputedStyle getSelection history importScripts indexedDB innerHeight innerWidth
    isSecureContext length location locationbar matchMedia menubar moveBy moveTo name onabort onafterprint
    onanimationcancel onanimationend onanimationiteration onanimationstart onauxclick onbeforeinput onbeforematch
    onbeforeprint onbeforetoggle onbeforeunload onblur oncancel oncanplay oncanplaythrough onchange onclick onclose
    oncontextlost oncontextmenu oncontextrestored oncopy oncuechange oncut ondblclick ondevicemotion ondeviceorientation
    ondeviceorientationabsolute ondrag ondragend ondragenter ondragleave ondragover ondragstart ondrop ondurationchange
    onemptied onended onerror onfocus onformdata ongamepadconnected ongamepaddisconnected ongotpointercapture
    onhashchange oninput oninvalid onkeydown onkeypress onkeyup onlanguagechange onload onloadeddata onloadedmetadata
    onloadstart onlostpointercapture onmessage onmessageerror onmousedown onmouseenter onmouseleave onmousemove
    onmouseout onmouseover onmouseup onoffline ononline onorientationchange onpagehide onpagereveal onpageshow
    onpageswap onpaste onpause onplay onplaying onpointercancel onpointerdown onpointerenter onpointerleave
    onpointermove onpointerout onpointerover onpointerrawupdate onpointerup onpopstate onprogress onratechange
    onrejectionhandled onreset onresize onscroll onscrollend onsecuritypolicyviolation onseeked onseeking onselect
    onselectionchange onselectstart onslotchange onstalled onstorage onsubmit onsuspend ontimeupdate ontoggle
    ontouchcancel ontouchend ontouchmove ontouchstart ontransitioncancel ontransitionend ontransitionrun
    ontransitionstart onunhandledrejection onunload onvolumechange onwaiting onwebkitanimationend
    onwebkitanimationiteration onwebkitanimationstart onwebkittransitionend onwheel open opener orientation origin
    originAgentCluster outerHeight outerWidth pageXOffset pageYOffset parent personalbar postMessage print prompt
    releaseEvents removeEventListener reportError requestAnimationFrame requestIdleCallback resizeBy resizeTo screen
    screenLeft screenTop screenX screenY scroll scrollBy scrollTo scrollX scrollY scrollbars self speechSynthesis status
    statusbar stop toString toolbar top visualViewport webkitURL window
"""
BROWSER_VALUES = frozenset(_BROWSER_VALUES.split())
"""Values that the type check knows, and that only a browser has."""
