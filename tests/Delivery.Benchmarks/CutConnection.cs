namespace Delivery.Benchmarks;

/// <summary>A connection that counts what it sends and breaks, in the middle of what is on its way, so many times.</summary>
internal sealed class CutConnection(int pieces, int cuts)
{
    private readonly HashSet<int> toCut = [.. Enumerable.Range(1, cuts).Select(cut => pieces * cut / (cuts + 1))];

    public long Sent { get; private set; }

    public HttpContent Of(byte[] piece, int number) =>
        new StreamContent(new Counted(new MemoryStream(piece), this, toCut.Remove(number) ? piece.Length / 2 : null));

    private sealed class Counted(Stream inner, CutConnection connection, int? until) : Stream
    {
        private int read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (read >= until)
                throw new IOException("The connection was cut.");
            var now = inner.Read(buffer, offset, count);
            read += now;
            connection.Sent += now;
            return now;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
