package io.vouchsafe.contract.input;

import io.vouchsafe.contract.error.ApiFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands the request's JSON object to a controller's method as {@link JsonBody}, whatever the declared content type, because clients of the
 * original API send several. No body counts as an empty object. What is not JSON, or not an object, is answered with 400.
 */
public final class JsonBodyArgument implements HandlerMethodArgumentResolver {

    private final ObjectReader reader;
    private final int maxBytes;

    /**
     * @param mapper made by {@code ApiJson}
     * @param maxBytes a larger body is answered with 413
     */
    public JsonBodyArgument(JsonMapper mapper, int maxBytes) {
        this.reader = mapper.readerFor(JsonNode.class);
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == JsonBody.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        if (request.getContentLengthLong() > maxBytes) {
            throw ApiFailure.Malformed.tooLarge(maxBytes);
        }
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = in.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            throw ApiFailure.Malformed.tooLarge(maxBytes);
        }
        return new JsonBody(bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : object(bytes));
    }

    private ObjectNode object(byte[] bytes) {
        try {
            JsonNode node = reader.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw new ApiFailure.Malformed(
                    "The request body is not well-formed JSON: " + malformed.getOriginalMessage());
        }
        throw new ApiFailure.Malformed("The request body must be a JSON object");
    }
}
