namespace NetGen;

/// <summary>What the layers that pool a whole input share.</summary>
public abstract class GlobalPoolAttribute : LayerAttribute
{
    /// <summary>Whether the axes before the channels stay, with length 1. Default: false. Keras: <c>keepdims</c>.</summary>
    public bool KeepDims { get; set; }

    /// <summary>
    /// Where the channels stand. Default: <see cref="DataFormat.ChannelsLast"/>, which alone is accepted here. Keras: <c>data_format</c>.
    /// </summary>
    public DataFormat DataFormat { get; set; }
}

/// <summary>
/// Takes the mean of each channel over the whole sequence. Keras: <c>GlobalAveragePooling1D</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (channels), or (1, channels) with <see cref="GlobalPoolAttribute.KeepDims"/>. No parameters.
/// <c>y[c] = (sum over t of x[t, c]) / steps</c>.
/// </remarks>
public sealed class GlobalAveragePool1DAttribute : GlobalPoolAttribute;

/// <summary>
/// Takes the mean of each channel over the whole image. Keras: <c>GlobalAveragePooling2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (channels), or (1, 1, channels) with <see cref="GlobalPoolAttribute.KeepDims"/>. No parameters.
/// <c>y[c] = (sum over i, j of x[i, j, c]) / (height * width)</c>.
/// </remarks>
public sealed class GlobalAveragePool2DAttribute : GlobalPoolAttribute;

/// <summary>
/// Takes the mean of each channel over the whole volume. Keras: <c>GlobalAveragePooling3D</c>.
/// </summary>
/// <remarks>
/// Input (depth, height, width, channels), output (channels), or (1, 1, 1, channels) with <see cref="GlobalPoolAttribute.KeepDims"/>. No parameters.
/// <c>y[c] = (sum over h, i, j of x[h, i, j, c]) / (depth * height * width)</c>.
/// </remarks>
public sealed class GlobalAveragePool3DAttribute : GlobalPoolAttribute;

/// <summary>
/// Keeps the largest value of each channel over the whole sequence. Keras: <c>GlobalMaxPooling1D</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (channels), or (1, channels) with <see cref="GlobalPoolAttribute.KeepDims"/>. No parameters.
/// <c>y[c] = max over t of x[t, c]</c>; the gradient goes to the first maximum.
/// </remarks>
public sealed class GlobalMaxPool1DAttribute : GlobalPoolAttribute;

/// <summary>
/// Keeps the largest value of each channel over the whole image. Keras: <c>GlobalMaxPooling2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (channels), or (1, 1, channels) with <see cref="GlobalPoolAttribute.KeepDims"/>. No parameters.
/// <c>y[c] = max over i, j of x[i, j, c]</c>; the gradient goes to the first maximum in row-major order.
/// </remarks>
public sealed class GlobalMaxPool2DAttribute : GlobalPoolAttribute;

/// <summary>
/// Keeps the largest value of each channel over the whole volume. Keras: <c>GlobalMaxPooling3D</c>.
/// </summary>
/// <remarks>
/// Input (depth, height, width, channels), output (channels), or (1, 1, 1, channels) with <see cref="GlobalPoolAttribute.KeepDims"/>. No parameters.
/// <c>y[c] = max over h, i, j of x[h, i, j, c]</c>; the gradient goes to the first maximum in row-major order.
/// </remarks>
public sealed class GlobalMaxPool3DAttribute : GlobalPoolAttribute;
