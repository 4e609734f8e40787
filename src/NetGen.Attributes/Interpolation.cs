namespace NetGen;

/// <summary>How a larger image takes its pixels from a smaller one.</summary>
public enum Interpolation
{
    /// <summary>Each pixel is repeated. The default. Keras: <c>nearest</c>.</summary>
    Nearest,

    /// <summary>
    /// Pixels between two centres mix both in proportion to their distance, along each axis; beyond the outermost centres the
    /// outermost pixel stands. Centres lie at half pixels. Keras: <c>bilinear</c>.
    /// </summary>
    Bilinear,
}
