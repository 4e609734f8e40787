using NetGen.Numerics;

namespace NetGen.Data.Synthetic;

/// <summary>Draws one digit after another; not safe for use from several threads at once.</summary>
internal sealed class DigitArtist
{
    /// <summary>The width and height of an image.</summary>
    public const int Side = 28;

    /// <summary>The number of pixels of an image.</summary>
    public const int PixelCount = Side * Side;

    private const int PiecesPerCurve = 5;
    private const double BoxSide = 20;

    // Random variation: standard deviations unless they say otherwise.
    private const double PointJitter = 0.035;
    private const double Turn = 0.10;
    private const double MeanSlant = 0.12;
    private const double Slant = 0.17;
    private const double NarrowestAspect = 0.60;
    private const double WidestAspect = 1.25;
    private const double SmallestScale = 0.90;
    private const double Shift = 0.5;
    private const double MeanPen = 2.5;
    private const double Pen = 0.55;
    private const double ThinnestPen = 1.4;
    private const double ThickestPen = 4.2;
    private const double PenPressure = 0.12;
    private const double Edge = 0.75;

    private readonly List<Segment> _segments = [];
    private readonly double[] _distances = new double[PixelCount];

    /// <summary>Draws a digit in a hand that the random numbers decide.</summary>
    /// <param name="digit">0 to 9.</param>
    /// <param name="random">The hand.</param>
    /// <param name="pixels">Receives the image, 0 to 1.</param>
    public void Draw(int digit, RandomSequence random, Span<float> pixels)
    {
        Stroke[][] variants = Glyphs.Of(digit);
        _segments.Clear();
        foreach (Stroke stroke in variants[random.NextInt(variants.Length)])
        {
            Trace(stroke, random);
        }

        double pen = Math.Clamp(MeanPen + (Pen * random.NextNormal()), ThinnestPen, ThickestPen);
        Place(random, pen);
        Ink(random, pen, pixels);
    }

    /// <summary>Turns a stroke into short straight segments through shifted points.</summary>
    private void Trace(Stroke stroke, RandomSequence random)
    {
        int count = stroke.Points.Length / 2;
        Span<Point> points = stackalloc Point[count];
        for (int i = 0; i < count; i++)
        {
            points[i] = new(
                stroke.Points[2 * i] + (PointJitter * random.NextNormal()),
                stroke.Points[(2 * i) + 1] + (PointJitter * random.NextNormal()));
        }

        for (int i = 0; i + 1 < count; i++)
        {
            if (!stroke.IsCurve)
            {
                _segments.Add(new(points[i], points[i + 1]));
                continue;
            }

            Point before = points[Math.Max(0, i - 1)], after = points[Math.Min(count - 1, i + 2)];
            Point from = points[i];
            for (int piece = 1; piece <= PiecesPerCurve; piece++)
            {
                Point to = OnCurve(before, points[i], points[i + 1], after, (double)piece / PiecesPerCurve);
                _segments.Add(new(from, to));
                from = to;
            }
        }
    }

    // Catmull and Rom's curve between b and c.
    private static Point OnCurve(Point a, Point b, Point c, Point d, double t)
    {
        double t2 = t * t, t3 = t2 * t;
        double wa = ((-t) + (2 * t2) - t3) / 2, wb = (2 - (5 * t2) + (3 * t3)) / 2;
        double wc = (t + (4 * t2) - (3 * t3)) / 2, wd = (t3 - t2) / 2;
        return new((a.X * wa) + (b.X * wb) + (c.X * wc) + (d.X * wd), (a.Y * wa) + (b.Y * wb) + (c.Y * wc) + (d.Y * wd));
    }

    /// <summary>Slants, turns and stretches the digit, fits it into the box and moves its centre of mass to the middle.</summary>
    private void Place(RandomSequence random, double pen)
    {
        double aspect = random.NextDouble(NarrowestAspect, WidestAspect);
        double slant = MeanSlant + (Slant * random.NextNormal());
        (double sine, double cosine) = Math.SinCos(Turn * random.NextNormal());
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (int i = 0; i < _segments.Count; i++)
        {
            Segment segment = new(Skew(_segments[i].From), Skew(_segments[i].To));
            _segments[i] = segment;
            left = Math.Min(left, Math.Min(segment.From.X, segment.To.X));
            right = Math.Max(right, Math.Max(segment.From.X, segment.To.X));
            top = Math.Min(top, Math.Min(segment.From.Y, segment.To.Y));
            bottom = Math.Max(bottom, Math.Max(segment.From.Y, segment.To.Y));
        }

        double scale = (BoxSide - pen) / Math.Max(right - left, bottom - top) * random.NextDouble(SmallestScale, 1);
        double mass = 0, x = 0, y = 0;
        foreach (Segment segment in _segments)
        {
            mass += segment.Length;
            x += segment.Length * (segment.From.X + segment.To.X) / 2;
            y += segment.Length * (segment.From.Y + segment.To.Y) / 2;
        }

        double dx = (Side / 2.0) + (Shift * random.NextNormal()) - (scale * x / mass);
        double dy = (Side / 2.0) + (Shift * random.NextNormal()) - (scale * y / mass);
        double margin = 1 + Edge + (pen / 2 * (1 + PenPressure));
        dx = Math.Clamp(dx, margin - (scale * left), Side - margin - (scale * right));
        dy = Math.Clamp(dy, margin - (scale * top), Side - margin - (scale * bottom));
        for (int i = 0; i < _segments.Count; i++)
        {
            _segments[i] = new(ToPixels(_segments[i].From), ToPixels(_segments[i].To));
        }

        Point Skew(Point point)
        {
            double px = (point.X * aspect) - (slant * point.Y);
            return new((px * cosine) - (point.Y * sine), (px * sine) + (point.Y * cosine));
        }

        Point ToPixels(Point point) => new((point.X * scale) + dx, (point.Y * scale) + dy);
    }

    /// <summary>Colours each pixel by its distance to the nearest segment, with a soft edge.</summary>
    private void Ink(RandomSequence random, double pen, Span<float> pixels)
    {
        // A distance is measured from the edge of the pen, whose width follows a slow wave along the strokes.
        Array.Fill(_distances, double.MaxValue);
        double phase = 2 * Math.PI * random.NextDouble(), way = 0;
        foreach (Segment segment in _segments)
        {
            way += segment.Length;
            double radius = pen / 2 * (1 + (PenPressure * Math.Sin(phase + (way / 5))));
            Approach(segment, radius);
        }

        for (int i = 0; i < PixelCount; i++)
        {
            double covered = Math.Clamp((Edge - _distances[i]) / (2 * Edge), 0, 1);
            pixels[i] = (float)(covered * covered * (3 - (2 * covered)));
        }
    }

    private void Approach(Segment segment, double radius)
    {
        double reach = radius + Edge;
        Point from = segment.From, along = new(segment.To.X - from.X, segment.To.Y - from.Y);
        double square = Math.Max((along.X * along.X) + (along.Y * along.Y), 1e-12);
        int left = Pixel(Math.Min(from.X, segment.To.X) - reach), right = Pixel(Math.Max(from.X, segment.To.X) + reach);
        int top = Pixel(Math.Min(from.Y, segment.To.Y) - reach), bottom = Pixel(Math.Max(from.Y, segment.To.Y) + reach);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                double x = column + 0.5 - from.X, y = row + 0.5 - from.Y;
                double t = Math.Clamp(((x * along.X) + (y * along.Y)) / square, 0, 1);
                double offX = x - (t * along.X), offY = y - (t * along.Y);
                double distance = Math.Sqrt((offX * offX) + (offY * offY)) - radius;
                ref double nearest = ref _distances[(row * Side) + column];
                nearest = Math.Min(nearest, distance);
            }
        }
    }

    private static int Pixel(double position) => Math.Clamp((int)Math.Floor(position), 0, Side - 1);

    private readonly record struct Point(double X, double Y);

    private readonly record struct Segment(Point From, Point To)
    {
        public double Length => Math.Sqrt(((To.X - From.X) * (To.X - From.X)) + ((To.Y - From.Y) * (To.Y - From.Y)));
    }
}
